import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito'
import { Aws, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { ROLES } from '../shared/lender-api/caller.ts'
import type { LenderApiSettings } from './lender-api-settings.ts'

export interface SignInProps {
  readonly stage: string
  readonly settings: LenderApiSettings
  readonly keepData: boolean
}

/** Who may sign in to the lender's API: the people and systems of a user pool of its own, or of the lender's own issuer. */
export class SignIn extends Construct {
  readonly authorizer: IHttpRouteAuthorizer
  /** The claim that holds the groups of a person. */
  readonly rolesClaim: string
  readonly pool: UserPool | undefined

  constructor(scope: Construct, id: string, { stage, settings, keepData }: SignInProps) {
    super(scope, id)
    if ('issuer' in settings) {
      this.rolesClaim = settings.rolesClaim
      this.authorizer = new HttpJwtAuthorizer('Token', settings.issuer, { jwtAudience: [...settings.audience] })
      return
    }
    this.rolesClaim = 'cognito:groups'
    this.pool = this.#pool(keepData)
    const clients = this.#clients(this.pool, settings.callbackUrls ?? [])
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `duewell-${stage}-${Aws.ACCOUNT_ID}` } })
    const jwtAudience = clients.map(({ userPoolClientId }) => userPoolClientId)
    this.authorizer = new HttpJwtAuthorizer('Token', issuerOf(this.pool), { jwtAudience })
    new CfnOutput(this, 'UserPoolId', {
      value: this.pool.userPoolId,
      description: 'Who may sign in: add people here, and to the groups agent, manager and auditor',
    })
  }

  /** Nobody signs up by themselves, everybody has a second factor, and who has lost it is helped by a person. */
  #pool(keepData: boolean): UserPool {
    const pool = new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.NONE,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    for (const role of ROLES) {
      new CfnUserPoolGroup(this, `Group-${role}`, { userPoolId: pool.userPoolId, groupName: role })
    }
    return pool
  }

  /** A page or a desk for people, where it says whither they come back; and systems, which have a secret. */
  #clients(pool: UserPool, callbackUrls: readonly string[]): readonly UserPoolClient[] {
    const scopes = ROLES.map(
      (role) =>
        new ResourceServerScope({ scopeName: role, scopeDescription: `What a system with the role ${role} may` }),
    )
    const server = pool.addResourceServer('Api', { identifier: 'duewell', scopes })
    const short = {
      accessTokenValidity: Duration.minutes(30),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    }
    const systems = pool.addClient('Systems', {
      ...short,
      generateSecret: true,
      oAuth: {
        flows: { clientCredentials: true },
        scopes: scopes.slice(1, 2).map((manager) => OAuthScope.resourceServer(server, manager)),
      },
    })
    if (callbackUrls.length === 0) return [systems]
    const people = pool.addClient('People', {
      ...short,
      generateSecret: false,
      refreshTokenValidity: Duration.hours(10),
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [...callbackUrls],
        logoutUrls: [...callbackUrls],
      },
    })
    return [people, systems]
  }
}

function issuerOf(pool: UserPool): string {
  const { region, urlSuffix } = Stack.of(pool)
  return `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`
}
