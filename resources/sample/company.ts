/** Norhaven Bank, a made-up company: its people, services, configuration items and environments. */

export const company = 'Norhaven Bank'

export type PersonRow = readonly [name: string, team: string, jobTitle: string]

export const persons: readonly PersonRow[] = [
  ['Karin Aalto', 'Release office', 'Release manager'],
  ['Jonas Weber', 'Payments', 'Lead engineer, payments'],
  ['Priya Nair', 'Databases', 'Database administrator'],
  ['Lena Holm', 'Operations', 'Shift lead'],
  ['Mei Tan', 'Quality', 'Test lead'],
  ['Rasmus Skov', 'Security', 'Key custodian'],
  ['Eva Lund', 'Change office', 'Change manager, CAB chair'],
  ['Tom Sand', 'Security', 'Security architect'],
  ['Oda Berg', 'Operations', 'Head of operations'],
  ['Ali Marek', 'Risk', 'Operational risk officer'],
  ['Nils Friis', 'Channels', 'Head of channels'],
  ['Sofia Lindqvist', 'Core banking', 'Lead engineer, ledger'],
  ['Daniel Okafor', 'Core banking', 'Product owner, ledger'],
  ['Ingrid Solheim', 'Payments', 'Product owner, payments'],
  ['Marek Nowak', 'Channels', 'Lead engineer, mobile'],
  ['Hanna Virtanen', 'Channels', 'Product owner, online banking'],
  ['Yusuf Demir', 'Platform', 'Lead engineer, containers'],
  ['Clara Jensen', 'Platform', 'Platform owner'],
  ['Pieter de Vries', 'Networks', 'Network engineer'],
  ['Amelie Laurent', 'Data', 'Lead engineer, reporting'],
  ['Viktor Hansen', 'Data', 'Product owner, data'],
  ['Grace Mwangi', 'Fraud prevention', 'Model owner, fraud scoring'],
  ['Luca Ferrari', 'Cards', 'Lead engineer, cards'],
  ['Astrid Dahl', 'Cards', 'Product owner, cards'],
  ['Samuel Brandt', 'Service desk', 'Service desk lead'],
  ['Noor Haddad', 'Quality', 'Performance engineer'],
  ['Emil Kristensen', 'Operations', 'Operator'],
  ['Julia Becker', 'Compliance', 'Compliance officer'],
  ['Olav Strand', 'Databases', 'Database administrator'],
  ['Rebecca Stone', 'Communications', 'Customer communications'],
]

export type ServiceRow = readonly [name: string, owner: string, description: string]

export const serviceAreas: readonly (readonly [area: string, services: readonly ServiceRow[]])[] = [
  [
    'Payments',
    [
      ['Payment engine', 'Ingrid Solheim', 'Takes payment orders from all channels, checks them and books them.'],
      ['Instant clearing', 'Ingrid Solheim', 'Sends and receives instant payments around the clock, within ten seconds.'],
      ['Mandates', 'Ingrid Solheim', 'Direct debit mandates of creditors and debtors.'],
      ['Fraud scoring', 'Grace Mwangi', 'Scores every payment before it is booked.'],
      ['Card gateway', 'Astrid Dahl', 'Authorises card payments for the schemes.'],
      ['Card issuing', 'Astrid Dahl', 'Orders, prints, activates and blocks cards.'],
      ['Payment terminals', 'Astrid Dahl', 'Terminals of merchants and their settlement.'],
    ],
  ],
  [
    'Core banking',
    [
      ['Ledger', 'Daniel Okafor', 'Accounts, balances and bookings.'],
      ['Statement archive', 'Daniel Okafor', 'Statements and vouchers, kept ten years.'],
      ['Interest and fees', 'Daniel Okafor', 'Computes interest and fees each night.'],
      ['Customer master', 'Daniel Okafor', 'Who is a customer, and what was checked about them.'],
      ['Loans', 'Daniel Okafor', 'Applications, contracts and repayment of loans.'],
    ],
  ],
  [
    'Channels',
    [
      ['Online banking', 'Hanna Virtanen', 'The bank in the browser, for private and business customers.'],
      ['Mobile banking', 'Hanna Virtanen', 'The bank on the phone.'],
      ['Branch desktop', 'Nils Friis', 'What advisers work with in 64 branches.'],
      ['Contact centre', 'Nils Friis', 'Telephone, chat and call-back.'],
      ['Open banking gateway', 'Hanna Virtanen', 'Account and payment access for licensed third parties.'],
    ],
  ],
  [
    'Platform',
    [
      ['Identity provider', 'Tom Sand', 'Sign-in of customers and staff.'],
      ['Container platform', 'Clara Jensen', 'Clusters on which most services run.'],
      ['Private cloud', 'Clara Jensen', 'Virtual machines and storage in both data centres.'],
      ['Server operating systems', 'Clara Jensen', 'Baselines of Linux and Windows servers.'],
      ['Database platform', 'Priya Nair', 'Relational databases and caches.'],
      ['Application runtimes', 'Yusuf Demir', 'Languages and frameworks that teams may use.'],
      ['Secrets and certificates', 'Tom Sand', 'Keys, certificates and hardware security modules.'],
      ['Monitoring and logs', 'Oda Berg', 'Metrics, logs, alerts and dashboards.'],
      ['Network and firewalls', 'Pieter de Vries', 'Networks of data centres, branches and partners.'],
      ['Workplace', 'Samuel Brandt', 'Laptops, printers, browsers and office programs.'],
    ],
  ],
  [
    'Data',
    [
      ['Data warehouse', 'Viktor Hansen', 'History for reporting and analysis.'],
      ['Regulatory reporting', 'Julia Becker', 'Reports to the supervisor and the central bank.'],
      ['Event stream', 'Viktor Hansen', 'Events that services publish to each other.'],
    ],
  ],
]

/** `purpose` as a person says it; `shared` environments take several bookings at a time. */
export type EnvironmentRow = readonly [name: string, purpose: string, service: string, shared?: 'shared']

export const environments: readonly EnvironmentRow[] = [
  ['PAY-TST', 'System test of payments', 'Payment engine'],
  ['PAY-STG', 'Staging of payments, production-like data', 'Payment engine'],
  ['PAY-PRD', 'Production of payments', 'Payment engine'],
  ['CORE-TST', 'System test of core banking', 'Ledger'],
  ['CORE-STG', 'Staging of core banking, masked copy of production', 'Ledger'],
  ['CORE-PRD', 'Production of core banking', 'Ledger'],
  ['CHN-STG', 'Staging of the channels', 'Online banking'],
  ['CHN-PRD', 'Production of the channels', 'Online banking'],
  ['PLT-LAB', 'Laboratory of the platform', 'Container platform', 'shared'],
  ['PLT-PRD', 'Production of the platform', 'Container platform'],
  ['DATA-STG', 'Staging of warehouse and reporting', 'Data warehouse'],
  ['BANK-SIT', 'Integration of the whole bank', 'Payment engine', 'shared'],
]

/** Configuration items by service: `name | class`, a leading `>` hangs one below the item before. */
export const configurationItems: readonly (readonly [service: string, ...items: string[]])[] = [
  [
    'Payment engine',
    'Payment engine cluster | Application',
    '> pay-app-01 | Server',
    '> pay-app-02 | Server',
    '> pay-app-03 | Server',
    '> pay-app-04 | Server',
    'Payment database | Database',
  ],
  ['Instant clearing', 'Clearing gateway | Application', '> clr-gw-01 | Server', '> clr-gw-02 | Server', 'Clearing network link | Network'],
  ['Mandates', 'Mandate register | Application', 'Mandate database | Database'],
  ['Fraud scoring', 'Scoring service | Application', 'Scoring model store | Database'],
  ['Card gateway', 'Card gateway cluster | Application', '> card-gw-01 | Server', '> card-gw-02 | Server', 'Card scheme link | Network'],
  ['Card issuing', 'Issuing system | Application', 'Card print interface | Interface'],
  ['Payment terminals', 'Terminal manager | Application'],
  [
    'Ledger',
    'Ledger core | Application',
    '> core-app-01 | Server',
    '> core-app-02 | Server',
    'Ledger database | Database',
    '> core-db-01 | Server',
    '> core-db-02 | Server',
  ],
  ['Statement archive', 'Archive store | Storage', 'Archive read replica | Database'],
  ['Interest and fees', 'Night batch | Batch'],
  ['Customer master', 'Customer database | Database'],
  ['Loans', 'Loan origination | Application'],
  ['Online banking', 'Online banking web | Application', 'Online banking interface | Interface', 'Web delivery network | Network'],
  ['Mobile banking', 'Mobile backend | Application', 'Push service | Interface'],
  ['Branch desktop', 'Branch client | Application', 'Branch print server | Server'],
  ['Contact centre', 'Telephony platform | Application'],
  ['Open banking gateway', 'Third-party gateway | Application'],
  ['Identity provider', 'Sign-in service | Application', 'Staff directory | Directory'],
  ['Container platform', 'Cluster North | Cluster', 'Cluster South | Cluster', 'Image registry | Application'],
  ['Private cloud', 'Hypervisor pool North | Cluster', 'Hypervisor pool South | Cluster'],
  ['Server operating systems', 'Linux baseline | Image', 'Windows baseline | Image'],
  ['Database platform', 'Database fleet | Cluster', 'Cache fleet | Cluster'],
  ['Secrets and certificates', 'HSM North | Appliance', 'HSM South | Appliance', 'Certificate authority | Application'],
  ['Monitoring and logs', 'Log cluster | Cluster', 'Alert manager | Application'],
  ['Network and firewalls', 'Firewall North | Appliance', 'Firewall South | Appliance', 'Partner network | Network'],
  ['Workplace', 'Office image | Image', 'Print driver package | Package'],
  ['Data warehouse', 'Warehouse database | Database', 'Nightly load | Batch'],
  ['Regulatory reporting', 'Report generator | Application'],
  ['Event stream', 'Stream brokers | Cluster'],
]
