package outbox

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"baken/inbox/mailtest"
)

// Neither the writer's address nor a server's words reach the log, an error or
// the code that is kept.
func TestNothingIsRepeated(t *testing.T) {
	for at := mailtest.AtHello; at <= mailtest.AfterStore; at++ {
		h := newHouse(t)
		o := mailtest.SMTPOptions{}
		sink := submission(t, o)
		op := h.reply(1)
		sink.Fault(mailtest.Fault{At: at, Code: 550, Text: "secret words on writer1@example.net", Times: -1})
		var log bytes.Buffer
		s := NewSender(h.Store, Options{Account: handedIn(t, sink, o), Patience: quick, Now: h.options().Now, Log: slog.New(slog.NewTextHandler(&log, nil))})
		_, err := s.Send(t.Context())
		if h.op(op.ID).Tries == 0 {
			t.Fatal("it was not tried")
		}
		got := log.String() + h.op(op.ID).Code
		if err != nil {
			got += err.Error()
		}
		for _, word := range []string{"secret words", "writer1", "bericht"} {
			if strings.Contains(got, word) {
				t.Errorf("stage %d: %q is repeated: %s", at, word, got)
			}
		}
	}
}
