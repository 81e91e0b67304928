package command

import (
	"context"
	"net"
	"time"

	"baken/inbox/chat"
	"baken/inbox/desk"
	"baken/store"
	"baken/store/opening"
	"baken/ui/command/demo"
	"baken/ui/lang"
)

// demoWeb is an address on this machine that is free, for the visitors' page of the
// demonstration; empty where there is none, and then there is no page.
func demoWeb() string {
	l, err := net.Listen("tcp", demoPage)
	if err != nil {
		return ""
	}
	defer l.Close()
	return l.Addr().String()
}

// alwaysOpen are the hours of the demonstration, so that it can be shown at night too.
func alwaysOpen() opening.Hours {
	h := opening.Usual()
	day := opening.Weekly(0, 24*60, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday)
	h.Chat.Rules[0] = day
	return h
}

// isDemo says whether this is the workstation of the demonstration.
func (w *workstation) isDemo() bool {
	return w.app.getenv(demoVariable) != "" && w.conf.Mail.Address == demo.Address
}

// receives says whether visitors come to this workstation.
func (w *workstation) receives() bool { return w.isDemo() && w.conf.Serve.Web != "" }

// demoPage is an address that is surely free.
const demoPage = "127.0.0.1:0"

// opensPage serves the visitors' page of the demonstration, on which the person before the
// screen can be the visitor too, and has invented ones come. A workstation of its own has
// none: the page is the hub's.
func (w *workstation) opensPage(ctx context.Context, s *store.Store) error {
	if !w.receives() {
		return nil
	}
	page, err := w.app.listenForVisitors(w.conf.Serve)
	if err != nil { // somebody else has the address meanwhile
		w.conf.Serve.Web = demoPage
		if page, err = w.app.listenForVisitors(w.conf.Serve); err != nil {
			return err
		}
	}
	invented := func(ctx context.Context, house *desk.House) {
		team, own := house.Gateway()
		demo.Visit(ctx, demo.Line{House: house.Rooms(), Team: team, Seed: own, KeyOf: house.VisitorKey, Came: func(id chat.SessionID) bool {
			_, err := s.Contact(s.ChatContact(id))
			return err == nil
		}})
	}
	if w.chats, err = w.app.receiveVisitors(ctx, s, w.conf, page, invented); err != nil {
		page.close()
		return err
	}
	w.greeting = w.app.T(lang.DemoPageHere, page.url())
	return nil
}
