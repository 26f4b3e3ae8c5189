-- Calls of an object's methods; in Lua, found through `__index` of the metatable.

local Account = {}
Account.__index = Account

function Account.new()
    return setmetatable({balance = 0}, Account)
end

function Account:deposit(amount)
    self.balance = self.balance + amount
end

function Account:withdraw(amount)
    self.balance = self.balance - amount
    return self.balance
end

local function main()
    local account = Account.new()
    local last = 0
    for i = 0, 1499999 do
        account:deposit(i)
        last = account:withdraw(3)
    end
    print(last)
end

main()
