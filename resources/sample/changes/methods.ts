import type { Method } from './change-rows'

interface MethodText {
  /** Alternatives, of which the sample takes one for each change. */
  readonly implementation: readonly string[]
  readonly risk: readonly string[]
  readonly backout: readonly string[]
  readonly test: readonly string[]
  readonly group: string
}

/** How each method is carried out, what may go wrong, how it is taken back and how it is tested. `{item}`, `{service}` are filled in. */
export const methods: Readonly<Record<Method, MethodText>> = {
  'rolling-deployment': {
    group: 'Application operations',
    implementation: [
      '1. Take the first node of {item} out of the load balancer and wait until it has no session.\n2. Install the package and start it.\n3. Run the smoke test against the node alone.\n4. Put it back, watch ten minutes, go on with the next node.',
      '1. Check the package’s checksum against the release.\n2. Install on the standby nodes of {item} and start them.\n3. Change over.\n4. Install on the former active nodes.\n5. Watch errors and answer times for 30 minutes.',
    ],
    risk: [
      'While nodes of both versions run, a session may meet the old one: messages were tested in both directions. If a node does not start, {service} runs on with one node less.',
      'The new version answers under load for the first time. Highest load is expected two hours later; until then one old node stays installed and stopped.',
    ],
    backout: [
      'Stop the new version, start the old one that is still installed on each node, change the load balancer back. 15 minutes; no data to convert.',
      'Change back to the standby nodes, which keep the old version until the end of early life support. 10 minutes.',
    ],
    test: [
      'System test and regression in staging with the same package. Smoke test of twelve cases on each node, expected result in the test plan.',
      'Load test at 1.4 times the highest hour of last year. Smoke test after each node: sign in, read, write, sign out.',
    ],
  },
  'schema-migration': {
    group: 'Databases',
    implementation: [
      '1. Snapshot of the database behind {item}, and check that it can be read.\n2. Run the migration script with a log of every step.\n3. Compare row counts and checksums with the list from the rehearsal.\n4. Release the tables.',
      '1. Stop the jobs that write.\n2. Create the new structures beside the old ones.\n3. Copy in batches, with a pause when replication falls behind 30 seconds.\n4. Switch the view, start the jobs, compare totals.',
    ],
    risk: [
      'The migration holds locks longer than in the rehearsal, because production has more rows in motion. Then {service} answers late. The script stops by itself after 20 % over the rehearsed time.',
      'A row that no rule covers stops the migration. The rehearsal on a copy of last night’s production found none.',
    ],
    backout: [
      'Until the tables are released: restore the snapshot, 35 minutes, rehearsed. Afterwards: the reverse script, which keeps what was written since, 50 minutes.',
      'Switch the view back to the old structures, which stay in place until the release is closed. 5 minutes.',
    ],
    test: [
      'Rehearsed twice on a masked copy of production; times and row counts stand in the test report. After the migration: counts, checksums, and 40 sample accounts read through the application.',
      'Dry run with the night’s copy. Compare totals per product before and after, to the cent.',
    ],
  },
  configuration: {
    group: 'Application operations',
    implementation: [
      '1. Export the present settings of {item}.\n2. Load the new settings from the release package.\n3. Compare the difference with the one approved.\n4. Watch {service} for ten minutes.',
      '1. Apply the setting in one node or zone.\n2. Check the effect in the dashboard.\n3. Apply it everywhere.',
    ],
    risk: [
      'A wrong value shows at once in the dashboard of {service}. Nobody has to sign in again.',
      'The setting has been in use in staging for two weeks. Production has more partners than staging, so one may behave differently.',
    ],
    backout: ['Load the exported settings again. 5 minutes.', 'Set the old value; it stands in the change. 2 minutes.'],
    test: [
      'Compared in staging and production with the settings tool; the difference must hold the approved lines only.',
      'One case before and one after the change, in the order of the test plan. Expected result is written there.',
    ],
  },
  'feature-flag': {
    group: 'Product team',
    implementation: [
      '1. Deploy with the flag off; nothing changes for customers.\n2. Turn it on for staff.\n3. Turn it on for 5 %, then 50 %, then all, with an hour between, if the measures hold.',
      '1. Turn the flag of {item} on for the pilot group.\n2. Compare error rate and answer time with the group without.\n3. Turn it on for all.',
    ],
    risk: [
      'Customers see something new that was not explained. The contact centre has the texts.',
      'The part behind the flag calls a service that has not seen this load. The flag can be turned off for part of the customers.',
    ],
    backout: ['Turn the flag off. One minute, no deployment.', 'Turn the flag off; sessions keep the new behaviour until they end, ten minutes at most.'],
    test: ['Both positions of the flag are part of the regression suite.', 'User acceptance by the product owner with the flag on in staging, 18 cases.'],
  },
  certificate: {
    group: 'Security operations',
    implementation: [
      '1. Install the new certificate beside the old one.\n2. Check the chain from outside.\n3. Switch the first node of {item}, check with the monitoring probe.\n4. Switch the second node.\n5. Write the new end date into the register.',
      '1. Two custodians load the new key.\n2. Point {item} to the new label.\n3. Sign and verify the test message.\n4. Keep the old key locked until the release is closed.',
    ],
    risk: [
      'A client that does not know the new issuer cannot connect. All known clients were asked, two have not answered.',
      'The key reference could differ between both sites; it is compared by its fingerprint, not by its name.',
    ],
    backout: ['Point back to the old certificate, which stays valid and installed. 5 minutes.', 'Set the old label again. 5 minutes; needs one custodian.'],
    test: [
      'Connection test with the probe from outside and from two partners. End date, names and chain are compared with the order.',
      'Sign and verify on both sites; fingerprint read by two people.',
    ],
  },
  'firewall-rule': {
    group: 'Networks',
    implementation: [
      '1. Save the present rule set.\n2. Load the new rules on the standby firewall.\n3. Change over.\n4. Partner sends the test message.\n5. Load the rules on the other firewall.',
    ],
    risk: [
      'A rule that is too wide opens what should stay shut; the security architect has read it. A rule that is too narrow shows at once with the partner’s test message.',
    ],
    backout: ['Change back to the other firewall, which still holds the old rules. 2 minutes.'],
    test: ['Test message in both directions; scan from the partner’s address shows the two agreed ports and no other.'],
  },
  patching: {
    group: 'Platform operations',
    implementation: [
      '1. Patch the laboratory, then the standby side of {item}.\n2. Change over, watch 30 minutes.\n3. Patch the other side.\n4. Compare the versions with the inventory.',
      '1. Move the load off the first group.\n2. Patch, restart, check health.\n3. Go on group by group; stop if two of a group fail.',
    ],
    risk: [
      'A restart takes longer than usual and the standby side must carry the load. It did so for six hours in the last exercise.',
      'A library behaves differently. The laboratory runs the same services with recorded load for a week.',
    ],
    backout: [
      'Go back to the snapshot taken before each restart, 20 minutes per group.',
      'Stay on the patched standby or change back to the side that is not yet patched. 10 minutes.',
    ],
    test: [
      'Health checks of all services on {item}, a failover and back. Versions compared with the inventory.',
      'Two weeks in the laboratory, one in staging, without a finding. Smoke test of {service} after each group.',
    ],
  },
  'data-correction': {
    group: 'Databases',
    implementation: [
      '1. Write the affected rows into a list, signed by the business.\n2. Run the correction in a transaction per thousand rows.\n3. Compare counts and sums with the list.\n4. Hand the log to accounting.',
      '1. Copy the affected rows into a table of their own.\n2. Correct, with the number of this change in each row.\n3. Two people compare 50 rows.',
    ],
    risk: [
      'The list is a day old when the correction runs; rows changed since are skipped and reported.',
      'A customer sees a booking that surprises. The text of the booking names the reason, and the contact centre knows.',
    ],
    backout: [
      'Write the copied rows back. 20 minutes; bookings made since are not touched.',
      'Reverse bookings from the log, released by accounting. 40 minutes.',
    ],
    test: [
      'Run on a copy of last night’s production; sums agreed by the business.',
      'Ten cases chosen by the business, read before and after through the application.',
    ],
  },
  'app-store': {
    group: 'Product team',
    implementation: [
      '1. Hand the signed package to both stores.\n2. Wait for their approval.\n3. Release to 1 %, after a day to 20 %, after another day to all.\n4. Watch crash rate and reviews.',
    ],
    risk: ['A store may ask questions and delay the date. A phone model that we do not have may fail; the first percent shows it.'],
    backout: ['Halt the roll-out in the stores: new installations stop within an hour. Installed versions stay; features go off by their flags.'],
    test: ['140 cases on 22 phones, screen reader on both systems. Crash rate of the beta group below 0.1 %.'],
  },
  'batch-schedule': {
    group: 'Batch operations',
    implementation: [
      '1. Copy the plan of {item} under a new number.\n2. Change the steps in the copy.\n3. Dry run with yesterday’s data.\n4. Put the copy in force for tonight.',
    ],
    risk: ['A step waits for one that no longer exists, and the night run stands. The operator has the old plan at hand and the limit of 01:30 to use it.'],
    backout: ['Put the old plan in force and start it at the last finished step. 10 minutes.'],
    test: ['Dry run of the whole night with data of the last month-end; end time and sums compared with the real run.'],
  },
  appliance: {
    group: 'Platform operations',
    implementation: [
      '1. Check that the other side carries the whole load.\n2. Take {item} out of use.\n3. Work as the vendor’s instruction says, with the vendor on the line.\n4. Acceptance test, then back into use.\n5. Watch a day before the other side.',
    ],
    risk: ['While one side is out of use there is no second one. The work is stopped if the other side shows any alarm.'],
    backout: ['Leave {item} out of use and run on the other side; the vendor restores the old state within four hours.'],
    test: ['Acceptance list of the vendor, and our own failover in both directions.'],
  },
  workplace: {
    group: 'Workplace services',
    implementation: [
      '1. Ring 0, the service desk itself.\n2. Ring 1, 50 volunteers, two days.\n3. Ring 2, a third of all.\n4. Ring 3, all; laptops that are away get it at their next start.',
    ],
    risk: ['Some laptops need a restart during the day. Users were told and may put it off by eight hours.'],
    backout: ['Withdraw the package: laptops go back at their next start. The old version stays in the software centre.'],
    test: ['Ring 0 and 1 report for two days. Print, sign in, open the ten most used programs.'],
  },
}
