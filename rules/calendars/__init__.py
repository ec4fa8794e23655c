"""Local notices that set dates of their own: one YAML file each (`rules.calendars.model`)."""
