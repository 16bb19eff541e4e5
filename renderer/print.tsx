import '#app/trusted-types'
