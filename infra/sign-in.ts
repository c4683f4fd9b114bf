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
import type { LenderPageSettings } from './lender-page-settings.ts'

/** The lender's page as an issuer knows it, and where the page asks it. */
export interface PageClient {
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** Where a session ends, where the issuer doesn't say so itself. */
  readonly signOut?: string
  readonly origins: readonly string[]
}

export interface SignInProps {
  readonly stage: string
  readonly settings: LenderApiSettings
  readonly keepData: boolean
  /** The lender's page, and the address at which it lies. */
  readonly page?: (LenderPageSettings & { readonly address: string }) | undefined
}

/** Who may sign in to the lender's API: the people and systems of a user pool of its own, or of the lender's own issuer. */
export class SignIn extends Construct {
  readonly authorizer: IHttpRouteAuthorizer
  /** The claim that holds the groups of a person. */
  readonly rolesClaim: string
  readonly pool: UserPool | undefined
  /** Where there is a page. */
  readonly page: PageClient | undefined

  constructor(scope: Construct, id: string, { stage, settings, keepData, page }: SignInProps) {
    super(scope, id)
    if ('issuer' in settings) {
      this.rolesClaim = settings.rolesClaim
      this.authorizer = new HttpJwtAuthorizer('Token', settings.issuer, { jwtAudience: [...settings.audience] })
      this.page = page && clientOf(settings.issuer, page)
      return
    }
    this.rolesClaim = 'cognito:groups'
    this.pool = this.#pool(keepData)
    const callbackUrls = [...(settings.callbackUrls ?? []), ...(page === undefined ? [] : [`${page.address}/`])]
    const { people, systems } = this.#clients(this.pool, callbackUrls)
    const domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `duewell-${stage}-${Aws.ACCOUNT_ID}` },
    })
    const jwtAudience = [people, systems].flatMap((client) => client?.userPoolClientId ?? [])
    this.authorizer = new HttpJwtAuthorizer('Token', issuerOf(this.pool), { jwtAudience })
    if (page !== undefined && people !== undefined) {
      const issuer = issuerOf(this.pool)
      const own = domain.baseUrl()
      this.page = {
        issuer,
        clientId: people.userPoolClientId,
        scope: 'openid email',
        signOut: `${own}/logout`,
        origins: [originOf(this.pool), own],
      }
    }
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
  #clients(
    pool: UserPool,
    callbackUrls: readonly string[],
  ): { readonly people?: UserPoolClient; readonly systems: UserPoolClient } {
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
    if (callbackUrls.length === 0) return { systems }
    const people = pool.addClient('People', {
      ...short,
      generateSecret: false,
      // A page has no secret, so each refresh token is taken once (RFC 9700, 2.2.2), which goes with no other way of refreshing.
      authFlows: { userSrp: true },
      refreshTokenValidity: Duration.hours(10),
      refreshTokenRotationGracePeriod: Duration.minutes(1),
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [...callbackUrls],
        logoutUrls: [...callbackUrls],
      },
    })
    return { people, systems }
  }
}

function issuerOf(pool: UserPool): string {
  return `${originOf(pool)}/${pool.userPoolId}`
}

function originOf(pool: UserPool): string {
  const { region, urlSuffix } = Stack.of(pool)
  return `https://cognito-idp.${region}.${urlSuffix}`
}

function clientOf(
  issuer: string,
  { clientId = '', scope = 'openid profile', tokenOrigin }: LenderPageSettings,
): PageClient {
  const { origin } = new URL(issuer)
  return { issuer, clientId, scope, origins: [origin, ...(tokenOrigin === undefined ? [] : [tokenOrigin])] }
}
