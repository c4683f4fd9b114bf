import type { Pause, SendingState, Standing } from './sending-state.ts'

/** Where operators say how far sending goes. What they say takes effect at every sender within five seconds. */
export interface ControlDesk {
  standing(): Promise<SendingState>
  setStanding(standing: Standing): Promise<void>
  pause(pause: Pause): Promise<void>
  /** Ends a pause; false where there is none of this id. */
  resume(id: string): Promise<boolean>
}
