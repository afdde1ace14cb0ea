package rules

import "fmt"

// MarshalText writes the code, for records and the wire.
func (s Seat) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the code.
func (s *Seat) UnmarshalText(b []byte) error {
	v, ok := ParseSeat(string(b))
	if !ok {
		return fmt.Errorf("no country has the code %q", b)
	}
	*s = v
	return nil
}

// MarshalText writes the name of the state.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of the state.
func (s *State) UnmarshalText(b []byte) error {
	v, ok := ParseState(string(b))
	if !ok {
		return fmt.Errorf("no state is called %q", b)
	}
	*s = v
	return nil
}

// DisputeNames lists a set of disputes by name: D2, D14.
func DisputeNames(by uint32) []string {
	var out []string
	for i := range Disputes {
		if by>>i&1 == 1 {
			out = append(out, fmt.Sprintf("D%d", i+1))
		}
	}
	return out
}
