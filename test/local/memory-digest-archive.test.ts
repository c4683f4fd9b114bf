import { MemoryDigestArchive } from '../../shared/local/memory-digest-archive.ts'
import { digestArchiveContract } from '../audit/digest-archive-contract.ts'

digestArchiveContract('in memory', async () => new MemoryDigestArchive())
