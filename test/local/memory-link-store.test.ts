import { MemoryLinkStore } from '../../shared/local/memory-link-store.ts'
import { linkStoreContract } from '../links/link-store-contract.ts'

linkStoreContract('in memory', () => Promise.resolve(new MemoryLinkStore()))
