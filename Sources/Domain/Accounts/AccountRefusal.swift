public import Base

/// No, by a rule of accounts. In the order in which they are checked.
public enum AccountRefusal: Refusal, Hashable {
  case loginInvalid
  case displayNameInvalid
  case languageInvalid
  case passwordTooShort
  case passwordTooLong
  case passwordCommon
  case passwordContainsLogin
  case roleUnknown(String)
  case actionInvalid
  case pageTokenInvalid
  case loginTaken
  /// The same request id came with other content.
  case requestReused
  /// One answer for an unknown login and for a wrong password.
  case credentialsWrong
  /// Too many wrong passwords for this login, whether it exists or not.
  case tooManyFailures(retryAfter: Duration)
  /// Unknown, ended, expired or used before: one answer for all of them.
  case refreshTokenInvalid
  case accountNotFound
  /// The last operator would lose the role.
  case lastOperator

  public var reason: String {
    switch self {
    case .loginInvalid: "LOGIN_INVALID"
    case .displayNameInvalid: "DISPLAY_NAME_INVALID"
    case .languageInvalid: "LANGUAGE_INVALID"
    case .passwordTooShort: "PASSWORD_TOO_SHORT"
    case .passwordTooLong: "PASSWORD_TOO_LONG"
    case .passwordCommon: "PASSWORD_COMMON"
    case .passwordContainsLogin: "PASSWORD_CONTAINS_LOGIN"
    case .roleUnknown: "ROLE_UNKNOWN"
    case .actionInvalid: "ACTION_INVALID"
    case .pageTokenInvalid: "PAGE_TOKEN_INVALID"
    case .loginTaken: "LOGIN_TAKEN"
    case .requestReused: "REQUEST_REUSED"
    case .credentialsWrong: "CREDENTIALS_WRONG"
    case .tooManyFailures: "TOO_MANY_FAILURES"
    case .refreshTokenInvalid: "REFRESH_TOKEN_INVALID"
    case .accountNotFound: "ACCOUNT_NOT_FOUND"
    case .lastOperator: "LAST_OPERATOR"
    }
  }

  public var kind: RefusalKind {
    switch self {
    case .loginInvalid, .displayNameInvalid, .languageInvalid, .passwordTooShort, .passwordTooLong,
      .passwordCommon, .passwordContainsLogin, .roleUnknown, .actionInvalid, .pageTokenInvalid:
      .invalid
    case .loginTaken, .requestReused: .alreadyExists
    case .credentialsWrong, .refreshTokenInvalid: .unauthenticated
    case .tooManyFailures: .exhausted
    case .accountNotFound: .notFound
    case .lastOperator: .precondition
    }
  }

  public var facts: [String: String] {
    guard case .tooManyFailures(let wait) = self else { return [:] }
    return ["retry_after_ms": String(max(1, wait.clampedMilliseconds))]
  }

  public var explanation: String {
    switch self {
    case .loginInvalid:
      "A login has 3 to 64 characters: letters, digits, and . _ - @ + between them."
    case .displayNameInvalid: "A display name has 1 to 64 visible characters."
    case .languageInvalid: "The language is zh or en."
    case .passwordTooShort: "A password has at least \(AccountRules.passwordMinimum) characters."
    case .passwordTooLong: "A password has at most \(AccountRules.passwordMaximum) characters."
    case .passwordCommon: "This password is among the first that anyone would try. Choose another."
    case .passwordContainsLogin: "A password must not contain the login. Choose another."
    case .roleUnknown(let role): "There is no role \(role); roles are buyer, organiser and operator."
    case .actionInvalid: "An action has an id, a kind of 1 to 48 letters and _, and at most 500 characters of detail."
    case .pageTokenInvalid: "The page token is none of ours."
    case .loginTaken: "This login is taken. Choose another, or log in."
    case .requestReused: "This request id was used for something else. Use a new one."
    case .credentialsWrong: "Login or password is wrong."
    case .tooManyFailures: "Too many wrong passwords for this login. Wait, then try again."
    case .refreshTokenInvalid: "This session has ended. Log in again."
    case .accountNotFound: "There is no such account."
    case .lastOperator: "The platform needs an operator: name another one first."
    }
  }
}
