// Made by scripts/generate from the files in proto/. Do not edit.

/// The messages and services of `onsale.auth.v1`.
public enum AuthV1 {}

extension AuthV1 {
  /// `onsale.auth.v1.RegisterRequest`.
  public struct RegisterRequest: ProtoMessage {
    /// The login name: 3 to 64 characters of letters, digits, `.`, `_`, `-`, `@`, `+`.
    public var login: String = ""
    /// 10 to 128 characters.
    public var password: String = ""
    /// 1 to 64 characters.
    public var displayName: String = ""

    public init() {}

    public init(
      login: String = "",
      password: String = "",
      displayName: String = ""
    ) {
      self.login = login
      self.password = password
      self.displayName = displayName
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.LogInRequest`.
  public struct LogInRequest: ProtoMessage {
    public var login: String = ""
    public var password: String = ""

    public init() {}

    public init(
      login: String = "",
      password: String = ""
    ) {
      self.login = login
      self.password = password
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.RefreshRequest`.
  public struct RefreshRequest: ProtoMessage {
    public var refreshToken: String = ""

    public init() {}

    public init(
      refreshToken: String = ""
    ) {
      self.refreshToken = refreshToken
    }
  }
}

extension AuthV1 {
  /// `all_sessions`: every family of the user, not only this one.
  public struct LogOutRequest: ProtoMessage {
    public var refreshToken: String = ""
    public var allSessions: Bool = false

    public init() {}

    public init(
      refreshToken: String = "",
      allSessions: Bool = false
    ) {
      self.refreshToken = refreshToken
      self.allSessions = allSessions
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.LogOutResponse`.
  public struct LogOutResponse: ProtoMessage {
    public init() {}
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.Session`.
  public struct Session: ProtoMessage {
    public var userID: String = ""
    public var accessToken: String = ""
    /// Seconds until the access token ends.
    public var expiresIn: UInt32 = 0
    public var refreshToken: String = ""
    public var tokenType: String = ""
    public var roles: [String] = []

    public init() {}

    public init(
      userID: String = "",
      accessToken: String = "",
      expiresIn: UInt32 = 0,
      refreshToken: String = "",
      tokenType: String = "",
      roles: [String] = []
    ) {
      self.userID = userID
      self.accessToken = accessToken
      self.expiresIn = expiresIn
      self.refreshToken = refreshToken
      self.tokenType = tokenType
      self.roles = roles
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.ListKeysRequest`.
  public struct ListKeysRequest: ProtoMessage {
    public init() {}
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.JsonWebKey`.
  public struct JsonWebKey: ProtoMessage {
    public var kty: String = ""
    public var crv: String = ""
    public var kid: String = ""
    public var alg: String = ""
    public var use: String = ""
    public var x: String = ""
    public var y: String = ""

    public init() {}

    public init(
      kty: String = "",
      crv: String = "",
      kid: String = "",
      alg: String = "",
      use: String = "",
      x: String = "",
      y: String = ""
    ) {
      self.kty = kty
      self.crv = crv
      self.kid = kid
      self.alg = alg
      self.use = use
      self.x = x
      self.y = y
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.ListKeysResponse`.
  public struct ListKeysResponse: ProtoMessage {
    public var keys: [AuthV1.JsonWebKey] = []

    public init() {}

    public init(
      keys: [AuthV1.JsonWebKey] = []
    ) {
      self.keys = keys
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.ChangePasswordRequest`.
  public struct ChangePasswordRequest: ProtoMessage {
    public var userID: String = ""
    public var oldPassword: String = ""
    public var newPassword: String = ""

    public init() {}

    public init(
      userID: String = "",
      oldPassword: String = "",
      newPassword: String = ""
    ) {
      self.userID = userID
      self.oldPassword = oldPassword
      self.newPassword = newPassword
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.ChangePasswordResponse`.
  public struct ChangePasswordResponse: ProtoMessage {
    public init() {}
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.SetRolesRequest`.
  public struct SetRolesRequest: ProtoMessage {
    public var userID: String = ""
    public var roles: [String] = []

    public init() {}

    public init(
      userID: String = "",
      roles: [String] = []
    ) {
      self.userID = userID
      self.roles = roles
    }
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.SetRolesResponse`.
  public struct SetRolesResponse: ProtoMessage {
    public init() {}
  }
}

extension AuthV1 {
  /// `onsale.auth.v1.WatchRevocationsRequest`.
  public struct WatchRevocationsRequest: ProtoMessage {
    public init() {}
  }
}

extension AuthV1 {
  /// Access tokens of `user_id` with an epoch below `epoch` are void.
  public struct Revocation: ProtoMessage {
    public var userID: String = ""
    public var epoch: Int64 = 0

    public init() {}

    public init(
      userID: String = "",
      epoch: Int64 = 0
    ) {
      self.userID = userID
      self.epoch = epoch
    }
  }
}
