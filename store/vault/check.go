package vault

// CheckKey says whether wrapped is what was made for id in this epoch, as
// [Vault.OpenKey] would, but looks at wrapped also when the key is remembered,
// and remembers nothing.
func (v *Vault) CheckKey(id KeyID, wrapped []byte) error {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.locked {
		return ErrLocked
	}
	k, err := v.epoch.open(id, wrapped)
	if err != nil {
		return err
	}
	k.wipe()
	return nil
}
