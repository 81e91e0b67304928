package command

import (
	"bytes"
	"encoding/json"
	"testing"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// each is told of every write.
type each func(p []byte)

func (f each) Write(p []byte) (int, error) { f(p); return len(p), nil }

// A conversation goes out a message at a time: the words of the next are read
// when those of the one before are written.
func TestShowStreams(t *testing.T) {
	a := &app{}
	a.speak(lang.English)
	words := []string{"eerste", "tweede", "derde"}
	for name, write := range map[string]func(shownRow, each) error{
		"json":     func(r shownRow, w each) error { return r.writeJSON(w) },
		"readable": func(r shownRow, w each) error { return a.readable(w, r, nil) },
	} {
		read := 0
		r := shownRow{messages: make([]store.Message, len(words)), row: func(store.Message) (messageRow, error) {
			read++
			return messageRow{Direction: "in", Text: outside.New(words[read-1]).Block(), To: []string{}, Attachments: []attachmentRow{}}, nil
		}}
		r.Notes, r.History = []noteRow{}, []lineRow{}
		var all bytes.Buffer
		if err := write(r, func(p []byte) {
			all.Write(p)
			for i, w := range words {
				if got := bytes.Contains(all.Bytes(), []byte(w)); got != (i < read) {
					t.Errorf("%s: %d messages were read, and %q is written: %v", name, read, w, got)
				}
			}
		}); err != nil || read != len(words) {
			t.Errorf("%s: %d messages were read: %v", name, read, err)
		}
		if name != "json" {
			continue
		}
		var back struct {
			Conversation []struct{ Text string }
			Notes        []any
		}
		if err := json.Unmarshal(all.Bytes(), &back); err != nil || len(back.Conversation) != 3 || back.Conversation[2].Text != "derde" || back.Notes == nil {
			t.Errorf("%v: %s", err, all.Bytes())
		}
	}
}
