package vault

// CheckKey says whether wrapped is what was made for row in this epoch, as
// [Vault.OpenKey] would, but looks at wrapped also when the key is remembered,
// and remembers nothing.
func (v *Vault) CheckKey(row Row, wrapped []byte) error {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.locked {
		return ErrLocked
	}
	k, err := v.epoch.open(row, wrapped)
	if err != nil {
		return err
	}
	k.wipe()
	return nil
}
