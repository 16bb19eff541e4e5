import '@fontsource-variable/source-sans-3/index.css'
import '@fontsource-variable/source-code-pro/index.css'
import './tokens.css'
import './page.css'
import { Provider } from 'react-redux'
import { store } from '#data/store'
import { Shell } from './shell'
import { Themed } from './themed'

/** The window's content. */
export function App() {
  return (
    <Provider store={store}>
      <Themed>
        <Shell />
      </Themed>
    </Provider>
  )
}
