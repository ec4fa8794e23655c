"""What leaves the office: the draft of a letter, registers, rankings and tables, and the proof
of a finding. Files are made here as bytes and never sent."""
