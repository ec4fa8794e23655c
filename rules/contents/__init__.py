"""What a report says, wherever it stands: sentences, the contents they show, how much is seen."""
