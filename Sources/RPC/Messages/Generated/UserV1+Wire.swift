// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension UserV1.Profile {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_Profile__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_Profile.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_Profile>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.login = readText(c.pointee.login.data, c.pointee.login.len)
    self.displayName = readText(c.pointee.display_name.data, c.pointee.display_name.len)
    self.language = readText(c.pointee.language.data, c.pointee.language.len)
    self.roles = readList(c.pointee.n_roles, c.pointee.roles) { readText($0.data, $0.len) }
    self.createdAt = readMessage(c.pointee.created_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    if !self.login.isEmpty { wire.text(2, self.login) }
    if !self.displayName.isEmpty { wire.text(3, self.displayName) }
    if !self.language.isEmpty { wire.text(4, self.language) }
    for item in self.roles { wire.text(5, item) }
    if let value = self.createdAt { wire.timestamp(6, value) }
  }
}

extension UserV1.GetProfileRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_GetProfileRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_GetProfileRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_GetProfileRequest>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension UserV1.UpdateProfileRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_UpdateProfileRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_UpdateProfileRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_UpdateProfileRequest>) {
    self.init()
    self.displayName = c.pointee.has_display_name != 0 ? readText(c.pointee.display_name.data, c.pointee.display_name.len) : nil
    self.language = c.pointee.has_language != 0 ? readText(c.pointee.language.data, c.pointee.language.len) : nil
  }

  func write(to wire: inout WireWriter) {
    if let value = self.displayName { wire.text(1, value) }
    if let value = self.language { wire.text(2, value) }
  }
}

extension UserV1.ChangePasswordRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_ChangePasswordRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_ChangePasswordRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_ChangePasswordRequest>) {
    self.init()
    self.oldPassword = readText(c.pointee.old_password.data, c.pointee.old_password.len)
    self.newPassword = readText(c.pointee.new_password.data, c.pointee.new_password.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.oldPassword.isEmpty { wire.text(1, self.oldPassword) }
    if !self.newPassword.isEmpty { wire.text(2, self.newPassword) }
  }
}

extension UserV1.ChangePasswordResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_ChangePasswordResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_ChangePasswordResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_ChangePasswordResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension UserV1.SetRolesRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_SetRolesRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_SetRolesRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_SetRolesRequest>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.roles = readList(c.pointee.n_roles, c.pointee.roles) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    for item in self.roles { wire.text(2, item) }
  }
}

extension UserV1.ListActionsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_ListActionsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_ListActionsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_ListActionsRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = readText(c.pointee.page_token.data, c.pointee.page_token.len)
  }

  func write(to wire: inout WireWriter) {
    if self.pageSize != 0 { wire.field(1, varint: UInt64(self.pageSize)) }
    if !self.pageToken.isEmpty { wire.text(2, self.pageToken) }
  }
}

extension UserV1.Action {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_Action__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_Action.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_Action>) {
    self.init()
    self.actionID = readText(c.pointee.action_id.data, c.pointee.action_id.len)
    self.kind = readText(c.pointee.kind.data, c.pointee.kind.len)
    self.detail = readText(c.pointee.detail.data, c.pointee.detail.len)
    self.client = readText(c.pointee.client.data, c.pointee.client.len)
    self.at = readMessage(c.pointee.at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.actionID.isEmpty { wire.text(1, self.actionID) }
    if !self.kind.isEmpty { wire.text(2, self.kind) }
    if !self.detail.isEmpty { wire.text(3, self.detail) }
    if !self.client.isEmpty { wire.text(4, self.client) }
    if let value = self.at { wire.timestamp(5, value) }
  }
}

extension UserV1.ListActionsResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_ListActionsResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_ListActionsResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_ListActionsResponse>) {
    self.init()
    self.actions = readMessages(c.pointee.n_actions, c.pointee.actions) { UserV1.Action(c: $0) }
    self.nextPageToken = readText(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
  }

  func write(to wire: inout WireWriter) {
    for item in self.actions { wire.message(1) { item.write(to: &$0) } }
    if !self.nextPageToken.isEmpty { wire.text(2, self.nextPageToken) }
  }
}

extension UserV1.CreateProfileRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_CreateProfileRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_CreateProfileRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_CreateProfileRequest>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.login = readText(c.pointee.login.data, c.pointee.login.len)
    self.displayName = readText(c.pointee.display_name.data, c.pointee.display_name.len)
    self.roles = readList(c.pointee.n_roles, c.pointee.roles) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    if !self.login.isEmpty { wire.text(2, self.login) }
    if !self.displayName.isEmpty { wire.text(3, self.displayName) }
    for item in self.roles { wire.text(4, item) }
  }
}

extension UserV1.RecordActionRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_RecordActionRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_RecordActionRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_RecordActionRequest>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.action = readMessage(c.pointee.action) { UserV1.Action(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    if let value = self.action { wire.message(2) { value.write(to: &$0) } }
  }
}

extension UserV1.RecordActionResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(UserV1_RecordActionResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: UserV1_RecordActionResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<UserV1_RecordActionResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}
