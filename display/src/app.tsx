import { BoardScreen } from './board/board-screen.tsx'
import { Chooser } from './chooser/chooser.tsx'
import { screenOfAddress } from './screen-of-address.ts'
import { SignScreen } from './sign/sign-screen.tsx'
import { WallScreen } from './wall/wall-screen.tsx'

export function App() {
  const screen = screenOfAddress(location.search)
  switch (screen.kind) {
    case 'board':
      return <BoardScreen zoneId={screen.zoneId} />
    case 'sign':
      return <SignScreen windowId={screen.windowId} />
    case 'wall':
      return <WallScreen />
    case 'chooser':
      return <Chooser />
  }
}
