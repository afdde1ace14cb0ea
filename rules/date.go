package rules

import "fmt"

// String writes a date as YYYY-MM-DD.
func (d Date) String() string {
	year, month, day := d.civil()
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// Month is the month of a date, 1 to 12.
func (d Date) Month() int {
	_, month, _ := d.civil()
	return int(month)
}

// civil is year, month and day, by the civil calendar algorithm of Hinnant
// ("chrono-compatible low-level date algorithms").
func (d Date) civil() (year, month, day int64) {
	z := int64(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	month = mp + 3
	if mp >= 10 {
		month = mp - 9
	}
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, doy - (153*mp+2)/5 + 1
}

// Civil is the date of a year, month and day; it does not check them.
func Civil(year, month, day int) Date {
	y := int64(year)
	if month <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*((int64(month)+9)%12)+2)/5 + int64(day) - 1
	return Date(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

// ParseDate reads YYYY-MM-DD; ok is false for anything else, such as a 30th of
// February.
func ParseDate(s string) (Date, bool) {
	var y, m, d int
	if n, err := fmt.Sscanf(s, "%4d-%2d-%2d", &y, &m, &d); err != nil || n != 3 {
		return 0, false
	}
	date := Civil(y, m, d)
	return date, date.String() == s
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
