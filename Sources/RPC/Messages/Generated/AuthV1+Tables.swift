// Made by scripts/generate from the files in proto/. Do not edit.

extension AuthV1.RegisterRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.RegisterRequest",
    fields: [
      FieldTable(
        number: 1, name: "login", jsonName: "login",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "password", jsonName: "password",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "display_name", jsonName: "displayName",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.login)
    case 2: .text(self.password)
    case 3: .text(self.displayName)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.login = try value.asText()
    case 2: self.password = try value.asText()
    case 3: self.displayName = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.LogInRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.LogInRequest",
    fields: [
      FieldTable(
        number: 1, name: "login", jsonName: "login",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "password", jsonName: "password",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.login)
    case 2: .text(self.password)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.login = try value.asText()
    case 2: self.password = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.RefreshRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.RefreshRequest",
    fields: [
      FieldTable(
        number: 1, name: "refresh_token", jsonName: "refreshToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.refreshToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.refreshToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.LogOutRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.LogOutRequest",
    fields: [
      FieldTable(
        number: 1, name: "refresh_token", jsonName: "refreshToken",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "all_sessions", jsonName: "allSessions",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.refreshToken)
    case 2: .bool(self.allSessions)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.refreshToken = try value.asText()
    case 2: self.allSessions = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.LogOutResponse {
  public static let table = MessageTable(
    name: "onsale.auth.v1.LogOutResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension AuthV1.Session {
  public static let table = MessageTable(
    name: "onsale.auth.v1.Session",
    fields: [
      FieldTable(
        number: 1, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "access_token", jsonName: "accessToken",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "expires_in", jsonName: "expiresIn",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 4, name: "refresh_token", jsonName: "refreshToken",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "token_type", jsonName: "tokenType",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 6, name: "roles", jsonName: "roles",
        kind: .text, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.userID)
    case 2: .text(self.accessToken)
    case 3: .uint32(self.expiresIn)
    case 4: .text(self.refreshToken)
    case 5: .text(self.tokenType)
    case 6: .list(self.roles.map { .text($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.userID = try value.asText()
    case 2: self.accessToken = try value.asText()
    case 3: self.expiresIn = try value.asUInt32()
    case 4: self.refreshToken = try value.asText()
    case 5: self.tokenType = try value.asText()
    case 6: self.roles = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.ListKeysRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.ListKeysRequest",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension AuthV1.JsonWebKey {
  public static let table = MessageTable(
    name: "onsale.auth.v1.JsonWebKey",
    fields: [
      FieldTable(
        number: 1, name: "kty", jsonName: "kty",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "crv", jsonName: "crv",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "kid", jsonName: "kid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "alg", jsonName: "alg",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "use", jsonName: "use",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 6, name: "x", jsonName: "x",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 7, name: "y", jsonName: "y",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.kty)
    case 2: .text(self.crv)
    case 3: .text(self.kid)
    case 4: .text(self.alg)
    case 5: .text(self.use)
    case 6: .text(self.x)
    case 7: .text(self.y)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.kty = try value.asText()
    case 2: self.crv = try value.asText()
    case 3: self.kid = try value.asText()
    case 4: self.alg = try value.asText()
    case 5: self.use = try value.asText()
    case 6: self.x = try value.asText()
    case 7: self.y = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.ListKeysResponse {
  public static let table = MessageTable(
    name: "onsale.auth.v1.ListKeysResponse",
    fields: [
      FieldTable(
        number: 1, name: "keys", jsonName: "keys",
        kind: .message(AuthV1.JsonWebKey.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.keys.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.keys = try value.asList { (item) throws(ProtobufError) -> AuthV1.JsonWebKey in try item.asMessage(AuthV1.JsonWebKey.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.ChangePasswordRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.ChangePasswordRequest",
    fields: [
      FieldTable(
        number: 1, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "old_password", jsonName: "oldPassword",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "new_password", jsonName: "newPassword",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.userID)
    case 2: .text(self.oldPassword)
    case 3: .text(self.newPassword)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.userID = try value.asText()
    case 2: self.oldPassword = try value.asText()
    case 3: self.newPassword = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.ChangePasswordResponse {
  public static let table = MessageTable(
    name: "onsale.auth.v1.ChangePasswordResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension AuthV1.SetRolesRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.SetRolesRequest",
    fields: [
      FieldTable(
        number: 1, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "roles", jsonName: "roles",
        kind: .text, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.userID)
    case 2: .list(self.roles.map { .text($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.userID = try value.asText()
    case 2: self.roles = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AuthV1.SetRolesResponse {
  public static let table = MessageTable(
    name: "onsale.auth.v1.SetRolesResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension AuthV1.WatchRevocationsRequest {
  public static let table = MessageTable(
    name: "onsale.auth.v1.WatchRevocationsRequest",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension AuthV1.Revocation {
  public static let table = MessageTable(
    name: "onsale.auth.v1.Revocation",
    fields: [
      FieldTable(
        number: 1, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "epoch", jsonName: "epoch",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.userID)
    case 2: .int64(self.epoch)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.userID = try value.asText()
    case 2: self.epoch = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
