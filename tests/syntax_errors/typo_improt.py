# A misspelt import.
improt math
