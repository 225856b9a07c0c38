"""What things are: frozen values that every other part of the program speaks in; standard library only."""
