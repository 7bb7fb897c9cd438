// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension AuthV1.RegisterRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_RegisterRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_RegisterRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_RegisterRequest>) {
    self.init()
    self.login = readText(c.pointee.login.data, c.pointee.login.len)
    self.password = readText(c.pointee.password.data, c.pointee.password.len)
    self.displayName = readText(c.pointee.display_name.data, c.pointee.display_name.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.login.isEmpty { wire.text(1, self.login) }
    if !self.password.isEmpty { wire.text(2, self.password) }
    if !self.displayName.isEmpty { wire.text(3, self.displayName) }
  }
}

extension AuthV1.LogInRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_LogInRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_LogInRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_LogInRequest>) {
    self.init()
    self.login = readText(c.pointee.login.data, c.pointee.login.len)
    self.password = readText(c.pointee.password.data, c.pointee.password.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.login.isEmpty { wire.text(1, self.login) }
    if !self.password.isEmpty { wire.text(2, self.password) }
  }
}

extension AuthV1.RefreshRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_RefreshRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_RefreshRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_RefreshRequest>) {
    self.init()
    self.refreshToken = readText(c.pointee.refresh_token.data, c.pointee.refresh_token.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.refreshToken.isEmpty { wire.text(1, self.refreshToken) }
  }
}

extension AuthV1.LogOutRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_LogOutRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_LogOutRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_LogOutRequest>) {
    self.init()
    self.refreshToken = readText(c.pointee.refresh_token.data, c.pointee.refresh_token.len)
    self.allSessions = c.pointee.all_sessions != 0
  }

  func write(to wire: inout WireWriter) {
    if !self.refreshToken.isEmpty { wire.text(1, self.refreshToken) }
    if self.allSessions { wire.field(2, varint: self.allSessions ? 1 : 0) }
  }
}

extension AuthV1.LogOutResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_LogOutResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_LogOutResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_LogOutResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension AuthV1.Session {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_Session__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_Session.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_Session>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.accessToken = readText(c.pointee.access_token.data, c.pointee.access_token.len)
    self.expiresIn = c.pointee.expires_in
    self.refreshToken = readText(c.pointee.refresh_token.data, c.pointee.refresh_token.len)
    self.tokenType = readText(c.pointee.token_type.data, c.pointee.token_type.len)
    self.roles = readList(c.pointee.n_roles, c.pointee.roles) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    if !self.accessToken.isEmpty { wire.text(2, self.accessToken) }
    if self.expiresIn != 0 { wire.field(3, varint: UInt64(self.expiresIn)) }
    if !self.refreshToken.isEmpty { wire.text(4, self.refreshToken) }
    if !self.tokenType.isEmpty { wire.text(5, self.tokenType) }
    for item in self.roles { wire.text(6, item) }
  }
}

extension AuthV1.ListKeysRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_ListKeysRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_ListKeysRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_ListKeysRequest>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension AuthV1.JsonWebKey {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_JsonWebKey__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_JsonWebKey.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_JsonWebKey>) {
    self.init()
    self.kty = readText(c.pointee.kty.data, c.pointee.kty.len)
    self.crv = readText(c.pointee.crv.data, c.pointee.crv.len)
    self.kid = readText(c.pointee.kid.data, c.pointee.kid.len)
    self.alg = readText(c.pointee.alg.data, c.pointee.alg.len)
    self.use = readText(c.pointee.use.data, c.pointee.use.len)
    self.x = readText(c.pointee.x.data, c.pointee.x.len)
    self.y = readText(c.pointee.y.data, c.pointee.y.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.kty.isEmpty { wire.text(1, self.kty) }
    if !self.crv.isEmpty { wire.text(2, self.crv) }
    if !self.kid.isEmpty { wire.text(3, self.kid) }
    if !self.alg.isEmpty { wire.text(4, self.alg) }
    if !self.use.isEmpty { wire.text(5, self.use) }
    if !self.x.isEmpty { wire.text(6, self.x) }
    if !self.y.isEmpty { wire.text(7, self.y) }
  }
}

extension AuthV1.ListKeysResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_ListKeysResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_ListKeysResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_ListKeysResponse>) {
    self.init()
    self.keys = readMessages(c.pointee.n_keys, c.pointee.keys) { AuthV1.JsonWebKey(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.keys { wire.message(1) { item.write(to: &$0) } }
  }
}

extension AuthV1.ChangePasswordRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_ChangePasswordRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_ChangePasswordRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_ChangePasswordRequest>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.oldPassword = readText(c.pointee.old_password.data, c.pointee.old_password.len)
    self.newPassword = readText(c.pointee.new_password.data, c.pointee.new_password.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    if !self.oldPassword.isEmpty { wire.text(2, self.oldPassword) }
    if !self.newPassword.isEmpty { wire.text(3, self.newPassword) }
  }
}

extension AuthV1.ChangePasswordResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_ChangePasswordResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_ChangePasswordResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_ChangePasswordResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension AuthV1.SetRolesRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_SetRolesRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_SetRolesRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_SetRolesRequest>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.roles = readList(c.pointee.n_roles, c.pointee.roles) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    for item in self.roles { wire.text(2, item) }
  }
}

extension AuthV1.SetRolesResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_SetRolesResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_SetRolesResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_SetRolesResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension AuthV1.WatchRevocationsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_WatchRevocationsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_WatchRevocationsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_WatchRevocationsRequest>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension AuthV1.Revocation {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AuthV1_Revocation__table())) { message in
      Self(c: message.assumingMemoryBound(to: AuthV1_Revocation.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AuthV1_Revocation>) {
    self.init()
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.epoch = c.pointee.epoch
  }

  func write(to wire: inout WireWriter) {
    if !self.userID.isEmpty { wire.text(1, self.userID) }
    if self.epoch != 0 { wire.field(2, varint: UInt64(bitPattern: self.epoch)) }
  }
}
