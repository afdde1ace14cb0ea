package record

import (
	"bytes"
	"encoding/json"
	"errors"

	"casus/engine"
)

// Rechain gives a line another predecessor and leaves every other byte as it
// was, so that what an earlier engine wrote is passed on as it wrote it.
func Rechain(prev string, line []byte) (b []byte, sum string, err error) {
	at := bytes.LastIndex(line, []byte(`"prev":"`))
	if at < 0 {
		return nil, "", errors.New("record: a line has no predecessor")
	}
	b = append(append(b, line[:at]...), `"prev":"`+prev+`"}`...)
	return b, Sum(b), nil
}

// WithRules puts the text of its rules into a header line.
func WithRules(header []byte, files map[string]string) ([]byte, error) {
	var own struct {
		Header *Header `json:"header"`
	}
	if err := json.Unmarshal(header, &own); err != nil || own.Header == nil {
		return nil, errors.Join(errors.New("record: the first line is no header"), err)
	}
	if own.Header.Engine == engine.Version {
		own.Header.Files = files
		b, _, err := Encode("", Line{Header: own.Header})
		return b, err
	}
	return foreignWithRules(header, files)
}

// foreignWithRules keeps fields of a header that this program does not know.
func foreignWithRules(header []byte, files map[string]string) ([]byte, error) {
	var line struct {
		Header map[string]json.RawMessage `json:"header"`
		Prev   string                     `json:"prev"`
	}
	err := json.Unmarshal(header, &line)
	if err == nil {
		line.Header["files"], err = json.Marshal(files)
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(line)
}
