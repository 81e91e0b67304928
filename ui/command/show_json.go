package command

import (
	"bytes"
	"encoding/json"
	"io"
)

// printShown writes a contact for programs. JSON goes out a message at a time; a
// row of CSV is one, and is made whole.
func (a *app) printShown(r shownRow) error {
	if a.Format == formatJSON {
		return r.writeJSON(a.stdout)
	}
	whole := struct {
		contactRow
		Conversation []messageRow `json:"conversation"`
		shownRest
	}{r.contactRow, []messageRow{}, r.shownRest}
	for m, err := range r.conversation() {
		if err != nil {
			return err
		}
		whole.Conversation = append(whole.Conversation, m)
	}
	return printSheet(a, whole)
}

// printSheet writes rows for programs.
func printSheet[T any](a *app, rows ...T) error {
	return newSheet(a, nil, func(T) []string { return nil }).print(rows...)
}

// writeJSON writes one object: what is said of the contact, the conversation as
// it is read, and what comes after it.
func (r shownRow) writeJSON(w io.Writer) error {
	head, err := object(r.contactRow)
	if err != nil {
		return err
	}
	rest, err := object(r.shownRest)
	if err != nil {
		return err
	}
	write := func(parts ...[]byte) error {
		_, err := w.Write(bytes.Join(parts, nil))
		return err
	}
	if err := write(head[:len(head)-1], []byte(`,"conversation":[`)); err != nil {
		return err
	}
	comma := []byte(nil)
	for m, err := range r.conversation() {
		if err != nil {
			return err
		}
		row, err := object(m)
		if err != nil {
			return err
		}
		if err := write(comma, row); err != nil {
			return err
		}
		comma = []byte{','}
	}
	return write([]byte("],"), rest[1:], []byte{'\n'})
}

// object is a value as all JSON of the program is written.
func object(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'}), nil
}
