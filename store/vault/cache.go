package vault

import "sync"

// maxCached bounds the keys that are kept open: three for each of some thousand
// contacts, at about 300 bytes each.
const maxCached = 8192

// cache keeps the keys that were used last, and all of the store's own, which
// are few and are held for as long as the store is open. The zero cache is
// ready. A key that falls out lives on with whoever holds it, and is left to the
// garbage collector.
type cache struct {
	mu   sync.Mutex
	keys map[KeyID]*Key
	ring Key // of those that can fall out: ring.next was used last, ring.prev longest ago
	size int // of the ring
}

// get gives nil when the key is not there.
func (c *cache) get(id KeyID) *Key {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.keys[id]
	if k != nil && k.next != nil && c.ring.next != k {
		k.unlink()
		c.front(k)
	}
	return k
}

// put gives the key that is there already, if another goroutine was quicker.
func (c *cache) put(k *Key) *Key {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.keys == nil {
		c.keys = make(map[KeyID]*Key)
		c.ring.next, c.ring.prev = &c.ring, &c.ring
	}
	if had := c.keys[k.row.ID]; had != nil {
		return had
	}
	c.keys[k.row.ID] = k
	if k.row.Class >= firstOwn {
		return k
	}
	if c.size == maxCached {
		old := c.ring.prev
		old.unlink()
		delete(c.keys, old.row.ID)
		c.size--
	}
	c.front(k)
	c.size++
	return k
}

// drop takes a key out.
func (c *cache) drop(id KeyID) *Key {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.keys[id]
	if k == nil {
		return nil
	}
	delete(c.keys, id)
	if k.next != nil {
		k.unlink()
		c.size--
	}
	return k
}

func (c *cache) wipe() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range c.keys {
		k.wipe()
		k.prev, k.next = nil, nil
	}
	c.keys = nil
}

func (c *cache) front(k *Key) {
	k.prev, k.next = &c.ring, c.ring.next
	k.next.prev = k
	c.ring.next = k
}

func (k *Key) unlink() {
	k.prev.next, k.next.prev = k.next, k.prev
	k.prev, k.next = nil, nil
}
