import '#app/trusted-types'
import '#app/zod-without-eval'
import '@fontsource-variable/source-sans-3'
import { createRoot } from 'react-dom/client'
import { Provider } from 'react-redux'
import { App } from '#app/app'
import { boot } from '#app/boot'
import { Themed } from '#app/themed'
import { store } from '#data/store'

const place = document.getElementById('root')
if (place !== null) {
  createRoot(place).render(
    <Provider store={store}>
      <Themed>
        <App />
      </Themed>
    </Provider>,
  )
  void boot()
}
