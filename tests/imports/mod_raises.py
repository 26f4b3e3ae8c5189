print("about to raise")
raise ValueError("from the module")
