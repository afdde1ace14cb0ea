package mem_test

import (
	"testing"

	"casus/server/store"
	"casus/server/store/mem"
	"casus/server/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Store { return mem.New() })
}
