# switch in place of if.
switch x:
    case 1: pass
