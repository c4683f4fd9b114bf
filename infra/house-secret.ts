import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { useOfKey } from './table-grants.ts'

/** What is no letter or digit but would be no base64 either; `+` and `/` may come. */
const NOT_BASE64 = ' !"#$%&\'()*,-.:;<=>?@[\\]^_`{|}~'

export interface HouseSecretProps {
  readonly store: CaseStore
  readonly keepData: boolean
}

/**
 * The key under which addresses are hashed and links and alarms are named. It is made once and kept: names made with
 * another key are other names, so every closed address would be forgotten.
 */
export class HouseSecret extends Construct {
  readonly secret: Secret
  readonly #store: CaseStore

  constructor(scope: Construct, id: string, { store, keepData }: HouseSecretProps) {
    super(scope, id)
    this.#store = store
    this.secret = new Secret(this, 'Key', {
      description: 'Hashes addresses and names links and alarms; never rotated, because names must stay the same',
      encryptionKey: store.key,
      // 44 characters of base64: 33 random bytes.
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'key',
        passwordLength: 44,
        excludeCharacters: NOT_BASE64,
      },
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Another key would give every address another hash, and opt-outs kept under the old one would be lost.',
    })
  }

  grantRead(fn: DuewellFunction): void {
    fn.tell('SECRET_ARN', this.secret.secretArn)
    fn.allow(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
      useOfKey(this.#store.key, 'secretsmanager', 'kms:Decrypt'),
    )
  }
}
