import type { TrackerAddresses } from '../tracker';
import { addressOf, isSite, parse, TRACKER } from './urls';

export const addresses: TrackerAddresses = { id: TRACKER, name: 'Linear', isSite, parse, address: addressOf };
