package rules

import "fmt"

// ParseDate reads year-month-day, such as 2024-12-04.
func ParseDate(s string) (Date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, okY := digits(s[:4])
	m, okM := digits(s[5:7])
	d, okD := digits(s[8:])
	if !okY || !okM || !okD || m < 1 || m > 12 || d < 1 {
		return 0, false
	}
	day := dayOf(y, m, d)
	_, backM, backD := day.Civil()
	return day, backM == m && backD == d
}

func digits(s string) (int, bool) {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// dayOf counts the days to a date of the Gregorian calendar, with years that
// begin in March so that the leap day comes last.
func dayOf(y, m, d int) Date {
	if m <= 2 {
		y--
	}
	m = (m + 9) % 12
	return Date(365*y + y/4 - y/100 + y/400 + (153*m+2)/5 + d - 1 - 719468)
}

// Civil gives year, month and day.
func (d Date) Civil() (year, month, day int) {
	z := int(d) + 719468
	era := z / 146097
	inEra := z - era*146097
	yearOfEra := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	inYear := inEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*inYear + 2) / 153
	year = yearOfEra + era*400
	if m >= 10 {
		year++
	}
	return year, (m+2)%12 + 1, inYear - (153*m+2)/5 + 1
}

// String writes year-month-day.
func (d Date) String() string {
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}
