"""What is kept, and the one door to it: `Library`."""
