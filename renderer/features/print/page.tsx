import '#app/trusted-types'
import '#app/zod-without-eval'
import { printedFaces } from './faces'
import { showDocument } from './show-document'

const place = document.getElementById('root')
if (place !== null) void showDocument(place, printedFaces)
