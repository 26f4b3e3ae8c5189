# calendar: months and years as numbers, text and HTML, weeks that begin on other days, and wrong arguments.
import calendar as C
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__,e,e.args)
print(C.calendar(2024)); print(C.month(2024,2)); print(C.month(2023,10,4,2)); print(C.calendar(2023,3,2,4,4)); print(C.calendar(1,m=5)); C.prmonth(2020,2); C.prcal(2021,m=1)
for fw in (0,3,6):
    C.setfirstweekday(fw); print(C.monthcalendar(2021,2),C.firstweekday(),C.weekheader(3)); print(C.month(1999,12)); c=C.Calendar(fw); print(list(c.iterweekdays()), list(c.itermonthdays2(2024,2))[:9], list(c.itermonthdays3(2024,1))[:9],list(c.itermonthdays4(2024,12))[-9:], c.monthdatescalendar(2024,2)[0], c.yeardayscalendar(2024,4)[2][3], len(c.yeardatescalendar(2024)), c.yeardays2calendar(2020,2)[0][0][0])
C.setfirstweekday(6)
print(list(C.day_name),list(C.day_abbr),list(C.month_name),list(C.month_abbr),len(C.month_name),C.month_name[1:3], C.day_name[-1])
t(C.isleap,2000);t(C.isleap,1900);t(C.leapdays,1900,2100);t(C.weekday,2024,2,29);t(C.weekday,2024,13,1);t(C.monthrange,2024,2);t(C.monthrange,2024,13);t(C.monthrange,2024,0);t(C.weekday,0,1,1);t(C.weekday,10000,1,1);t(C.setfirstweekday,7);t(C.setfirstweekday,-1);t(C.timegm,(2024,1,2,3,4,5));t(C.timegm,(1960,1,1,0,0,0,0,0,0));t(C.month,2024,13);t(C.month,2024,'x');t(C.calendar,'x')
print(repr(C.MONDAY),C.Month.MAY,repr(C.Day(3)),C.SUNDAY, repr(C.Month(2)), C.weekday(2024,1,1), str(C.JANUARY), C.monthrange(2024,1))
H=C.HTMLCalendar(6); print(H.formatmonth(2024,2)); print(H.formatyear(2024,5)[:900]); print(H.formatyearpage(2024)[:700]); print(H.formatday(0,1),H.formatmonthname(2024,3,False))
T=C.TextCalendar(2); print(T.formatweek([(1,0),(0,1),(3,2)],5)+'|', T.formatweekday(2,10)+'|',T.formatmonthname(2024,5,30)+'|', T.getfirstweekday()); T.prweek([(1,0)],3); T.pryear(2000,m=6)
C.format(['a','b'],5); print(C.formatstring(['a','b'],4,2)+'|', len(C.__all__) > 30, C.error, C.mdays)
print(C.IllegalMonthError(13), C.IllegalWeekdayError(8), C.EPOCH)
