"""An app for tests with other processes: its handlers say when they began, and take their time."""
