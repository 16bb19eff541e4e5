import type { FieldRule } from './field-rule'

/** What risk registers call their columns, in English and German. */
export const riskFields: readonly FieldRule[] = [
  {
    field: 'number',
    label: 'Number',
    kind: 'text',
    names: ['risk id', 'risk number', 'risk no', 'risk ref', 'id', 'number', 'nr', 'nummer', 'risiko id', 'risikonummer', 'ref'],
  },
  {
    field: 'title',
    label: 'Title',
    kind: 'text',
    names: ['title', 'risk title', 'risk name', 'risk', 'name', 'titel', 'bezeichnung', 'risiko'],
    lastResort: ['description', 'risk description', 'beschreibung'],
  },
  { field: 'category', label: 'Category', kind: 'text', names: ['category', 'risk category', 'kategorie', 'bereich'] },
  { field: 'cause', label: 'Cause', kind: 'text', names: ['cause', 'root cause', 'threat source', 'ursache'] },
  { field: 'event', label: 'Event', kind: 'text', names: ['event', 'risk event', 'risk description', 'description', 'beschreibung', 'ereignis'] },
  { field: 'consequence', label: 'Consequence', kind: 'text', names: ['consequence', 'consequences', 'effect', 'folge', 'folgen'] },
  {
    field: 'likelihood',
    label: 'Likelihood',
    kind: 'rating',
    names: ['likelihood', 'inherent likelihood', 'probability', 'l', 'p', 'eintrittswahrscheinlichkeit', 'wahrscheinlichkeit'],
  },
  { field: 'impact', label: 'Impact', kind: 'rating', names: ['impact', 'inherent impact', 'severity', 'i', 'auswirkung', 'schadenshohe', 'schadensausmass'] },
  { field: 'score', label: 'Score (compared)', kind: 'check', names: ['score', 'inherent risk score', 'inherent score', 'risk score', 'punkte', 'risikowert'] },
  {
    field: 'residualLikelihood',
    label: 'Residual likelihood',
    kind: 'rating',
    names: ['l residual', 'residual likelihood', 'residual probability', 'restwahrscheinlichkeit'],
  },
  { field: 'residualImpact', label: 'Residual impact', kind: 'rating', names: ['i residual', 'residual impact', 'restauswirkung'] },
  { field: 'residualScore', label: 'Residual score (compared)', kind: 'check', names: ['score residual', 'residual score', 'residual risk score'] },
  { field: 'response', label: 'Response', kind: 'choice', names: ['response', 'risk response', 'strategy', 'treatment strategy', 'strategie'] },
  {
    field: 'mitigation',
    label: 'Mitigation',
    kind: 'text',
    names: ['mitigation', 'mitigation plan', 'treatment', 'recommended treatment', 'treatment plan', 'massnahme', 'massnahmen', 'gegenmassnahme'],
  },
  { field: 'state', label: 'State', kind: 'choice', names: ['register status', 'risk status', 'status', 'state', 'zustand'] },
  { field: 'owner', label: 'Owner', kind: 'text', names: ['owner', 'risk owner', 'responsible', 'verantwortlich', 'verantwortlicher', 'eigner', 'besitzer'] },
  {
    field: 'due',
    label: 'Due',
    kind: 'date',
    names: ['due', 'due date', 'target date', 'target remediation date', 'expected resolution', 'fallig', 'fallig am', 'frist', 'termin'],
  },
  { field: 'review', label: 'Review', kind: 'date', names: ['review', 'review date', 'next review', 'wiedervorlage'] },
  {
    field: 'raised',
    label: 'Raised (compared)',
    kind: 'check-date',
    names: ['date raised', 'raised', 'raised on', 'identified date', 'date identified', 'identified', 'erfasst', 'erfasst am', 'gemeldet'],
  },
  { field: 'release', label: 'Release', kind: 'text', names: ['release', 'release key', 'release number', 'release id'] },
]
