import { Fact, Facts } from '#app/controls/facts'
import { Logo } from '#app/logo'
import { selectInfo } from '#app/preferences'
import { useAppSelector } from '#data/store'
import styles from './help.module.css'

const flavours: Readonly<Record<string, string>> = {
  development: 'Development build, from a checkout',
  test: 'Test build: debugging switches are open. Not for use with real data.',
  release: 'Release build',
}

/** What runs here, and under which licences. */
export function About() {
  const info = useAppSelector(selectInfo)
  if (info === undefined) return null
  return (
    <section className={styles['section']}>
      <h2 className={styles['about']}>
        <Logo />
        Slipway {info.version}
      </h2>
      <p>
        Offline release planning: plan, approve, run and audit IT releases. Everything stays on this computer and in the files that you pass on; nothing is sent
        anywhere.
      </p>
      <Facts>
        <Fact label="Slipway">{info.version}</Fact>
        <Fact label="Build">{flavours[info.flavour] ?? info.flavour}</Fact>
        <Fact label="Electron">{info.electron}</Fact>
        <Fact label="Chromium">{info.chromium}</Fact>
        <Fact label="Node.js">{info.node}</Fact>
        <Fact label="System">{info.platform}</Fact>
      </Facts>
      <h3>Licences</h3>
      <p>
        Slipway is under the MIT licence. The parts that it is made of, their versions and their licences stand beside the installed application, in
        third-party-licenses.txt, and as a bill of materials in sbom.cdx.json. The typefaces Source Sans 3 and Source Code Pro are under the SIL Open Font
        Licence 1.1.
      </p>
    </section>
  )
}
