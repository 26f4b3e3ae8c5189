print("package runs")
VALUE = "package value"
