package imap

import (
	"bytes"
	"net"
	"sync/atomic"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"baken/store"
)

// grudge is a server that answers NO to one command of the mail that stands on it.
type grudge struct {
	addr    string
	user    *imapmemserver.User
	refused atomic.Value // string: the command, "" is none
	closed  atomic.Value // string: a folder that may be listed and not opened
	code    atomic.Value // string: the response code of its NO
	met     atomic.Int32 // how often it was asked for
}

func newGrudge(t *testing.T, caps ...goimap.Cap) *grudge {
	t.Helper()
	g := &grudge{user: imapmemserver.NewUser("h", "geheim")}
	g.refused.Store("")
	for _, name := range []string{"INBOX", "Sent", "Archive"} {
		if err := g.user.Create(name, nil); err != nil {
			t.Fatal(err)
		}
	}
	set := goimap.CapSet{goimap.CapIMAP4rev1: {}}
	for _, c := range caps {
		set[c] = struct{}{}
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return &grudgeSession{imapmemserver.NewUserSession(g.user), g}, nil, nil
		},
		InsecureAuth: true,
		Caps:         set,
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() { _ = server.Serve(l) }()
	g.addr = l.Addr().String()
	return g
}

func (g *grudge) deliver(t *testing.T, folder string, raw []byte) {
	t.Helper()
	if _, err := g.user.Append(folder, bytes.NewReader(raw), &goimap.AppendOptions{Time: day}); err != nil {
		t.Fatal(err)
	}
}

// count is how many mails a folder has that are not marked as deleted.
func (g *grudge) count(t *testing.T, folder string) int {
	t.Helper()
	st, err := g.user.Status(folder, &goimap.StatusOptions{NumMessages: true, NumDeleted: true})
	if err != nil {
		t.Fatal(err)
	}
	return int(*st.NumMessages - *st.NumDeleted)
}

func (g *grudge) no(command string) error {
	if g.refused.Load() != command {
		return nil
	}
	g.met.Add(1)
	code, _ := g.code.Load().(string)
	return &goimap.Error{Type: goimap.StatusResponseTypeNo, Code: goimap.ResponseCode(code), Text: "geheim"}
}

type grudgeSession struct {
	*imapmemserver.UserSession
	g *grudge
}

func (s *grudgeSession) Select(name string, o *goimap.SelectOptions) (*goimap.SelectData, error) {
	if err := s.g.no("SELECT"); err != nil {
		return nil, err
	}
	if s.g.closed.Load() == name {
		return nil, &goimap.Error{Type: goimap.StatusResponseTypeNo, Code: goimap.ResponseCodeNoPerm, Text: "geheim"}
	}
	return s.UserSession.Select(name, o)
}

func (s *grudgeSession) Search(kind imapserver.NumKind, c *goimap.SearchCriteria, o *goimap.SearchOptions) (*goimap.SearchData, error) {
	if err := s.g.no("SEARCH"); err != nil {
		return nil, err
	}
	return s.UserSession.Search(kind, c, o)
}

func (s *grudgeSession) Fetch(w *imapserver.FetchWriter, set goimap.NumSet, o *goimap.FetchOptions) error {
	if err := s.g.no("FETCH"); err != nil {
		return err
	}
	for _, b := range o.BodySection {
		if err := s.g.no("SECTION"); err != nil {
			return err
		}
		if b.Specifier == goimap.PartSpecifierNone {
			if err := s.g.no("BODY"); err != nil {
				return err
			}
		}
	}
	return s.UserSession.Fetch(w, set, o)
}

func (s *grudgeSession) Store(w *imapserver.FetchWriter, set goimap.NumSet, f *goimap.StoreFlags, o *goimap.StoreOptions) error {
	if err := s.g.no("STORE"); err != nil {
		return err
	}
	return s.UserSession.Store(w, set, f, o)
}

func (s *grudgeSession) Copy(set goimap.NumSet, to string) (*goimap.CopyData, error) {
	if err := s.g.no("COPY"); err != nil {
		return nil, err
	}
	return s.UserSession.Copy(set, to)
}

func (s *grudgeSession) Move(w *imapserver.MoveWriter, set goimap.NumSet, to string) error {
	if err := s.g.no("MOVE"); err != nil {
		return err
	}
	return s.UserSession.Move(w, set, to)
}

func (s *grudgeSession) Expunge(w *imapserver.ExpungeWriter, uids *goimap.UIDSet) error {
	if err := s.g.no("EXPUNGE"); err != nil {
		return err
	}
	return s.UserSession.Expunge(w, uids)
}

func (s *grudgeSession) Append(name string, r goimap.LiteralReader, o *goimap.AppendOptions) (*goimap.AppendData, error) {
	if err := s.g.no("APPEND"); err != nil {
		return nil, err
	}
	return s.UserSession.Append(name, r, o)
}

// clock is a clock of a test that can be put forward, between two connections.
func (h *house) clock() (forward func(time.Duration)) {
	h.t.Helper()
	var ahead atomic.Int64
	h.deps.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	h.remake()
	return func(d time.Duration) { ahead.Add(int64(d)) }
}

// TestRefusedOperations: with any one of its commands refused, what a counselor did
// is neither dropped nor taken for done. What cannot be looked at waits, by itself;
// what is refused is shown to a person. In the end it is done.
func TestRefusedOperations(t *testing.T) {
	both := []goimap.Cap{goimap.CapMove, goimap.CapUIDPlus}
	plus := []goimap.Cap{goimap.CapUIDPlus}
	for _, c := range []struct {
		act      string
		caps     []goimap.Cap
		commands map[string]store.OpState
	}{
		{"flag", both, map[string]store.OpState{"SELECT": store.OpWaiting, "STORE": store.OpFailed}},
		{"move", both, map[string]store.OpState{"SELECT": store.OpWaiting, "FETCH": store.OpWaiting, "MOVE": store.OpFailed}},
		{"move", plus, map[string]store.OpState{"COPY": store.OpFailed, "STORE": store.OpFailed, "EXPUNGE": store.OpFailed}},
		{"delete", both, map[string]store.OpState{"SELECT": store.OpWaiting, "SEARCH": store.OpWaiting, "FETCH": store.OpWaiting, "STORE": store.OpFailed, "EXPUNGE": store.OpFailed}},
		{"copy", both, map[string]store.OpState{"SELECT": store.OpWaiting, "SEARCH": store.OpWaiting, "APPEND": store.OpFailed}},
	} {
		for command, want := range c.commands {
			t.Run(c.act+"/"+command, func(t *testing.T) {
				g := newGrudge(t, c.caps...)
				g.deliver(t, "INBOX", letterFrom(1, "a@example.net", "vraag", "Dag."))
				h := newHouseAt(t, g.addr)
				forward := h.clock()
				h.once()
				row := h.contact("vraag")
				out := h.store.Outbox()
				var err error
				switch c.act {
				case "flag":
					err = out.Flag(t.Context(), row.Newest, store.Flagged, 0)
				case "move":
					err = out.Move(t.Context(), row.Newest, store.Archive)
				case "delete":
					err = out.Delete(t.Context(), row.Newest)
				case "copy":
					h.sent("een@example.org")
				}
				if err != nil {
					t.Fatal(err)
				}
				g.refused.Store(command)
				_, _ = h.sync.Once(t.Context(), nil) // what the folders answer is not of interest
				if g.met.Load() == 0 {
					t.Fatalf("%s was not asked for", command)
				}
				left := h.open()
				if len(left) != 1 || left[0].State != want || left[0].Tries == 0 && want == store.OpWaiting {
					t.Fatalf("with %s refused: %+v, want it %s", command, left, want)
				}
				if want == store.OpWaiting && !left[0].NotBefore.After(time.Now()) {
					t.Errorf("with %s refused it is tried again at once", command)
				}
				g.refused.Store("")
				if want == store.OpFailed {
					if err := out.DecideRetry(t.Context(), left[0].ID); err != nil {
						t.Fatal(err)
					}
				}
				forward(time.Hour)
				h.once()
				all, err := out.List(true)
				if err != nil {
					t.Fatal(err)
				}
				for _, o := range all {
					if o.State != store.OpDone || o.Reason != store.ReasonNone {
						t.Errorf("in the end %s is %s (%s)", o.Kind, o.State, o.Reason)
					}
				}
				in, archive, copies := g.count(t, "INBOX"), g.count(t, "Archive"), g.count(t, "Sent")
				switch {
				case c.act == "flag" && in != 1, c.act == "move" && (in != 0 || archive != 1), c.act == "delete" && in+archive != 0, c.act == "copy" && copies != 1:
					t.Errorf("in the end there are %d mails in the inbox, %d in the archive, %d in Sent", in, archive, copies)
				}
			})
		}
	}
}
