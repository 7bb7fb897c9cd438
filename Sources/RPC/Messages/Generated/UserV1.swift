// Made by scripts/generate from the files in proto/. Do not edit.
public import Base

/// The messages and services of `onsale.user.v1`.
public enum UserV1 {}

extension UserV1 {
  /// `onsale.user.v1.Profile`.
  public struct Profile: ProtoMessage {
    public var userID: String = ""
    public var login: String = ""
    public var displayName: String = ""
    /// `zh` or `en`.
    public var language: String = ""
    public var roles: [String] = []
    public var createdAt: WallTime? = nil

    public init() {}

    public init(
      userID: String = "",
      login: String = "",
      displayName: String = "",
      language: String = "",
      roles: [String] = [],
      createdAt: WallTime? = nil
    ) {
      self.userID = userID
      self.login = login
      self.displayName = displayName
      self.language = language
      self.roles = roles
      self.createdAt = createdAt
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.GetProfileRequest`.
  public struct GetProfileRequest: ProtoMessage {
    public init() {}
  }
}

extension UserV1 {
  /// `onsale.user.v1.UpdateProfileRequest`.
  public struct UpdateProfileRequest: ProtoMessage {
    public var displayName: String? = nil
    public var language: String? = nil

    public init() {}

    public init(
      displayName: String? = nil,
      language: String? = nil
    ) {
      self.displayName = displayName
      self.language = language
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.ChangePasswordRequest`.
  public struct ChangePasswordRequest: ProtoMessage {
    public var oldPassword: String = ""
    public var newPassword: String = ""

    public init() {}

    public init(
      oldPassword: String = "",
      newPassword: String = ""
    ) {
      self.oldPassword = oldPassword
      self.newPassword = newPassword
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.ChangePasswordResponse`.
  public struct ChangePasswordResponse: ProtoMessage {
    public init() {}
  }
}

extension UserV1 {
  /// `onsale.user.v1.SetRolesRequest`.
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

extension UserV1 {
  /// `onsale.user.v1.ListActionsRequest`.
  public struct ListActionsRequest: ProtoMessage {
    public var pageSize: UInt32 = 0
    public var pageToken: String = ""

    public init() {}

    public init(
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.Action`.
  public struct Action: ProtoMessage {
    public var actionID: String = ""
    public var kind: String = ""
    public var detail: String = ""
    public var client: String = ""
    public var at: WallTime? = nil

    public init() {}

    public init(
      actionID: String = "",
      kind: String = "",
      detail: String = "",
      client: String = "",
      at: WallTime? = nil
    ) {
      self.actionID = actionID
      self.kind = kind
      self.detail = detail
      self.client = client
      self.at = at
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.ListActionsResponse`.
  public struct ListActionsResponse: ProtoMessage {
    public var actions: [UserV1.Action] = []
    public var nextPageToken: String = ""

    public init() {}

    public init(
      actions: [UserV1.Action] = [],
      nextPageToken: String = ""
    ) {
      self.actions = actions
      self.nextPageToken = nextPageToken
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.CreateProfileRequest`.
  public struct CreateProfileRequest: ProtoMessage {
    public var userID: String = ""
    public var login: String = ""
    public var displayName: String = ""
    public var roles: [String] = []

    public init() {}

    public init(
      userID: String = "",
      login: String = "",
      displayName: String = "",
      roles: [String] = []
    ) {
      self.userID = userID
      self.login = login
      self.displayName = displayName
      self.roles = roles
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.RecordActionRequest`.
  public struct RecordActionRequest: ProtoMessage {
    public var userID: String = ""
    public var action: UserV1.Action? = nil

    public init() {}

    public init(
      userID: String = "",
      action: UserV1.Action? = nil
    ) {
      self.userID = userID
      self.action = action
    }
  }
}

extension UserV1 {
  /// `onsale.user.v1.RecordActionResponse`.
  public struct RecordActionResponse: ProtoMessage {
    public init() {}
  }
}
