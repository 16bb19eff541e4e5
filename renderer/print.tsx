import '#app/trusted-types'
import '#app/zod-without-eval'
import { printedFaces } from './features/print/faces'
import { showDocument } from './features/print/show-document'

const place = document.getElementById('root')
if (place !== null) void showDocument(place, printedFaces)
