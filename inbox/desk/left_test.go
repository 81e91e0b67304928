package desk

import (
	"context"
	"strings"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/chat"
	"baken/inbox/outbox"
	"baken/store"
	"baken/store/outside"
)

// leaves has a visitor leave a message, twice, as a page does that heard no answer.
func (h *hub) leaves(m chat.Message) {
	h.t.Helper()
	box, _ := h.house.Gateway()
	sealed, err := box.Left(m)
	h.step(err)
	l := chat.Left{ID: chat.NewLine(), Language: chat.French, Sealed: sealed}
	h.step(h.house.Rooms().Message(context.Background(), l))
	h.step(h.house.Rooms().Message(context.Background(), l))
}

// A message that was left waits in the queue, once. With an address it is answered by
// mail, in a thread in which the writer's answer comes back to it.
func TestLeftMessage(t *testing.T) {
	h := newHub(t)
	h.leaves(chat.Message{Text: outside.New("mon père me frappe"), Address: outside.New("enfant@example.org"), Shared: "no"})
	h.leaves(chat.Message{Text: outside.New("bonjour"), Shared: "unknown"})
	rows, err := h.st.Queue(store.FilterWaiting, 0, 9)
	h.step(err)
	if len(rows) != 2 {
		t.Fatalf("%d contacts", len(rows))
	}
	c, other := rows[0], rows[1]
	if c.Urgency < store.Raised || c.MailSafe != store.Safe || c.Unanswerable || c.Language != "fr" {
		t.Errorf("%+v", c)
	}
	if other.MailSafe != store.NotAsked || !other.Unanswerable {
		t.Errorf("%+v", other)
	}
	d := store.NewReply(c.ID)
	d.To = nil
	heads, err := h.st.Heads(c.ID)
	h.step(err)
	d.To, d.Subject, d.Text, d.Quote = heads[0].Head.From, outside.New("Votre message"), outside.New("Nous sommes là."), true
	outbox.See(&d, heads)
	conf := account.Default()
	conf.Address = "hulplijn@example.be"
	a, err := outbox.Reply(h.st, conf, d, "fr", h.clock.now(), 10*time.Second)
	h.step(err)
	root := heads[0].Head.MessageID.Unsafe()
	if len(a.Recipients) != 1 || a.Recipients[0].Unsafe() != "enfant@example.org" || !strings.Contains(string(a.Mail), "<"+root+">") {
		t.Errorf("to %v, in a thread of %q:\n%.400s", a.Recipients, root, a.Mail)
	}
}

// What is sealed for another team is not taken for a message.
func TestLeftForAnother(t *testing.T) {
	h := newHub(t)
	key, err := chat.NewTeamKey()
	h.step(err)
	sealed, err := key.Box().Left(chat.Message{Text: outside.New("x")})
	h.step(err)
	if err := h.house.Rooms().Message(context.Background(), chat.Left{ID: chat.NewLine(), Sealed: sealed}); err == nil {
		t.Error("it was taken, and nobody can read it")
	}
}

// The whole of a chat, and no more, is gone from the hub when it is erased.
func TestErasedWhileItIsKept(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	v.says("geheim")
	h.step(h.house.Rooms().Leave(ctx, v.id, chat.Exited))
	_, err := h.st.Erase(ctx, store.Erasure{Contacts: []store.ContactID{v.contact}, Classes: store.AllOf()})
	h.step(err)
	h.house.look(ctx)
	if all, _, err := h.seats[h.els].Watch(ctx, 0); err != nil || len(all) != 0 {
		t.Errorf("%d chats, %v", len(all), err)
	}
	h.restarts()
	if all, _, err := h.seats[h.els].Watch(ctx, 0); err != nil || len(all) != 0 {
		t.Errorf("%d chats, %v", len(all), err)
	}
}
