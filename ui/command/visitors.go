package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"baken/inbox/chat"
	"baken/inbox/desk"
	"baken/store"
	"baken/store/guard"
	"baken/ui"
	"baken/ui/lang"
	"baken/ui/remote"
)

// webPage is where the visitors' page is to be served, before the store is open.
type webPage struct {
	listener net.Listener
	cert     *remote.Certificate // nil: plain HTTP
}

// listenForVisitors opens the address of the visitors' page; nil where there is to be none.
func (a *app) listenForVisitors(c remote.Config) (*webPage, error) {
	if c.Web == "" {
		return nil, nil
	}
	p := &webPage{}
	if c.WebCert != "" {
		var err error
		if p.cert, err = a.certificate(c); err != nil {
			return nil, err
		}
		if key, ends := a.certificateEnds(p.cert); key != "" {
			a.say(key, ends)
		}
	}
	var err error
	if p.listener, err = net.Listen("tcp", c.Web); err != nil {
		return nil, fail(lang.ServeNoWeb, c.Web)
	}
	return p, nil
}

// close lets go of the address. It may be called on none.
func (p *webPage) close() {
	if p != nil {
		_ = p.listener.Close()
	}
}

// certificate reads that of the visitors' page.
func (a *app) certificate(c remote.Config) (*remote.Certificate, error) {
	cert, err := remote.LoadCertificate(a.athome(c.WebCert), a.athome(c.WebKey), a.log)
	switch {
	case errors.Is(err, remote.ErrLooseKey):
		return nil, fail(lang.ServeLooseKey, c.WebKey)
	case err != nil:
		return nil, fail(lang.ServeNoCertificate, c.WebCert, c.WebKey, err)
	}
	return cert, nil
}

// certificateEnds says that a certificate is over, or soon is, and when; an empty key
// otherwise.
func (a *app) certificateEnds(c *remote.Certificate) (key lang.Key, ends string) {
	at := c.Ends()
	switch left := at.Sub(a.now()); {
	case left <= 0:
		key = lang.ServeCertificateOver
	case left < remote.Soon:
		key = lang.ServeCertificateSoon
	}
	return key, local(at)
}

// url is the address of the page as a browser has it: by the name on the certificate
// where it is heard on all addresses of the machine.
func (p *webPage) url() string {
	host, port, _ := net.SplitHostPort(p.listener.Addr().String())
	if p.cert == nil {
		return "http://" + net.JoinHostPort(host, port) + "/"
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() && p.cert.Name() != "" {
		host = p.cert.Name()
	}
	if port == "443" {
		return "https://" + strings.TrimSuffix(net.JoinHostPort(host, ""), ":") + "/"
	}
	return "https://" + net.JoinHostPort(host, port) + "/"
}

// visitors are the chats of one process: the house, and its page where there is one.
type visitors struct {
	house   *desk.House
	gateway *chat.Gateway // nil: no page
	server  *http.Server  // the same
	cut     context.CancelFunc
	ended   sync.WaitGroup
}

// receiveVisitors has the chats of a store go on, and serves the page to who comes, until
// stop. With neither a page nor a chat that is still kept there is nothing to do: nil. who
// else comes is let in beside; nil for nobody.
func (a *app) receiveVisitors(ctx context.Context, st *store.Store, conf Configuration, p *webPage, who func(context.Context, *desk.House)) (*visitors, error) {
	if p == nil {
		rooms, err := st.Rooms()
		if err != nil || len(rooms) == 0 {
			return nil, err
		}
	}
	hours, set, err := st.Hours()
	if err != nil {
		return nil, err
	}
	if !set && p != nil {
		a.say(lang.HoursUsual)
	}
	v := &visitors{}
	if v.house, err = desk.New(ctx, st, desk.Options{Hours: hours, Now: a.now, Within: conf.Mail.AnswerWithin.Days}); err != nil {
		return nil, err
	}
	if p != nil {
		team, own := v.house.Gateway()
		zone, err := time.LoadLocation(hours.Zone)
		if err != nil {
			zone = workplace
		}
		// Without a certificate it is heard on this machine alone: a proxy stands in front,
		// or it is somebody who sits here.
		v.gateway, err = chat.NewGateway(chat.Options{
			House: v.house.Rooms(), Team: team, Own: own, Now: a.now, Zone: zone, Log: a.log,
			Name: conf.Serve.WebName, Neutral: conf.Serve.WebExit, Proxy: p.cert == nil,
		})
		if err != nil {
			return nil, err
		}
	}
	ctx, v.cut = context.WithCancel(ctx)
	ears := st.Listen()
	works := []func(){func() { v.house.Run(ctx) }, func() { v.follow(ctx, a, st, ears) }}
	if who != nil {
		works = append(works, func() { who(ctx, v.house) })
	}
	for _, work := range works {
		v.ended.Go(func() { _ = guard.Run(a.log, func() error { work(); return nil }) })
	}
	if p != nil {
		v.serve(ctx, a, p)
	}
	return v, nil
}

// follow has the rooms go by the hours that the team decides on.
func (v *visitors) follow(ctx context.Context, a *app, st *store.Store, ears *store.Listener) {
	defer ears.Close()
	for {
		select {
		case <-ctx.Done():
			return
		case _, open := <-ears.C:
			if !open {
				return
			}
		}
		if !ears.Take().Hours {
			continue
		}
		hours, _, err := st.Hours()
		if err == nil {
			err = v.house.Rooms().SetHours(hours)
		}
		if err != nil {
			a.log.Warn("the rooms go by the hours of before")
		}
	}
}

func (v *visitors) serve(ctx context.Context, a *app, p *webPage) {
	v.server = v.gateway.Server()
	v.server.BaseContext = func(net.Listener) context.Context { return ctx }
	listener := v.gateway.Listener(p.listener)
	v.ended.Go(func() {
		var err error
		if p.cert == nil {
			err = v.server.Serve(listener)
		} else {
			v.server.TLSConfig = p.cert.TLS()
			err = v.server.ServeTLS(listener, "", "")
		}
		if !errors.Is(err, http.ErrServerClosed) {
			a.log.Error("the visitors' page is served no more", "type", fmt.Sprintf("%T", err))
		}
	})
}

// goodbye is how long visitors' requests that are under way have to end by themselves, and
// in all.
const (
	goodbye     = 300 * time.Millisecond
	goodbyeMost = 5 * time.Second
)

// stop ends the page and then the house: what was acknowledged is kept, and pages that
// follow a chat come again by themselves. It may be called on none.
func (v *visitors) stop() {
	if v == nil {
		return
	}
	if v.server != nil {
		late := time.AfterFunc(goodbye, v.cut) // pages that follow a chat never end by themselves
		ctx, done := context.WithTimeout(context.Background(), goodbyeMost)
		_ = v.server.Shutdown(ctx)
		done()
		late.Stop()
		_ = v.server.Close()
	}
	v.cut()
	v.ended.Wait()
}

// seats gives the screen of a member her place at the chats, in the use of the store that
// is hers. The screen closes it.
func (v *visitors) seats(st *store.Store) ui.Chats { return v.house.Seat(st) }
