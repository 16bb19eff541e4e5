export { type DurationRow, type ForecastWords, forecastWords, percentText } from './forecast-words'
export { type PointWords, pointWords } from './point-words'
export { useForecast } from './use-forecast'
export { historyOfRoots, useHistory } from './use-history'
