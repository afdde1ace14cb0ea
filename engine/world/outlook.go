package world

// Outlook is how the governments see the attack a duty is about, in one byte: 0
// while nobody has judged it, else 1 more than the median score in hundredths,
// and the highest bit set where they hold that the victim began.
type Outlook uint8

const outlookBegan Outlook = 0x80

// OutlookOf packs a median, 0..1000, and whether the victim is held to have begun.
func OutlookOf(median int32, began bool) Outlook {
	o := Outlook(median/10) + 1
	if began {
		o |= outlookBegan
	}
	return o
}

// Formed reports whether there is an opinion at all.
func (o Outlook) Formed() bool { return o != 0 }

// Median is the score, rounded down to ten.
func (o Outlook) Median() int32 { return (int32(o&^outlookBegan) - 1) * 10 }

// Began reports whether the victim is held to have begun.
func (o Outlook) Began() bool { return o&outlookBegan != 0 }
