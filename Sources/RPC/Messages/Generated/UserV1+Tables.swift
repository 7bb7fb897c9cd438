// Made by scripts/generate from the files in proto/. Do not edit.
internal import Base

extension UserV1.Profile {
  public static let table = MessageTable(
    name: "onsale.user.v1.Profile",
    fields: [
      FieldTable(
        number: 1, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "login", jsonName: "login",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "display_name", jsonName: "displayName",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "language", jsonName: "language",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "roles", jsonName: "roles",
        kind: .text, cardinality: .repeated),
      FieldTable(
        number: 6, name: "created_at", jsonName: "createdAt",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.userID)
    case 2: .text(self.login)
    case 3: .text(self.displayName)
    case 4: .text(self.language)
    case 5: .list(self.roles.map { .text($0) })
    case 6: self.createdAt.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.userID = try value.asText()
    case 2: self.login = try value.asText()
    case 3: self.displayName = try value.asText()
    case 4: self.language = try value.asText()
    case 5: self.roles = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    case 6: self.createdAt = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.GetProfileRequest {
  public static let table = MessageTable(
    name: "onsale.user.v1.GetProfileRequest",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension UserV1.UpdateProfileRequest {
  public static let table = MessageTable(
    name: "onsale.user.v1.UpdateProfileRequest",
    fields: [
      FieldTable(
        number: 1, name: "display_name", jsonName: "displayName",
        kind: .text, cardinality: .optional),
      FieldTable(
        number: 2, name: "language", jsonName: "language",
        kind: .text, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.displayName.map { .text($0) } ?? .absent
    case 2: self.language.map { .text($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.displayName = try value.asText()
    case 2: self.language = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.ChangePasswordRequest {
  public static let table = MessageTable(
    name: "onsale.user.v1.ChangePasswordRequest",
    fields: [
      FieldTable(
        number: 1, name: "old_password", jsonName: "oldPassword",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "new_password", jsonName: "newPassword",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.oldPassword)
    case 2: .text(self.newPassword)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.oldPassword = try value.asText()
    case 2: self.newPassword = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.ChangePasswordResponse {
  public static let table = MessageTable(
    name: "onsale.user.v1.ChangePasswordResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension UserV1.SetRolesRequest {
  public static let table = MessageTable(
    name: "onsale.user.v1.SetRolesRequest",
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

extension UserV1.ListActionsRequest {
  public static let table = MessageTable(
    name: "onsale.user.v1.ListActionsRequest",
    fields: [
      FieldTable(
        number: 1, name: "page_size", jsonName: "pageSize",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "page_token", jsonName: "pageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .uint32(self.pageSize)
    case 2: .text(self.pageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.pageSize = try value.asUInt32()
    case 2: self.pageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.Action {
  public static let table = MessageTable(
    name: "onsale.user.v1.Action",
    fields: [
      FieldTable(
        number: 1, name: "action_id", jsonName: "actionId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "kind", jsonName: "kind",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "detail", jsonName: "detail",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "client", jsonName: "client",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "at", jsonName: "at",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.actionID)
    case 2: .text(self.kind)
    case 3: .text(self.detail)
    case 4: .text(self.client)
    case 5: self.at.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.actionID = try value.asText()
    case 2: self.kind = try value.asText()
    case 3: self.detail = try value.asText()
    case 4: self.client = try value.asText()
    case 5: self.at = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.ListActionsResponse {
  public static let table = MessageTable(
    name: "onsale.user.v1.ListActionsResponse",
    fields: [
      FieldTable(
        number: 1, name: "actions", jsonName: "actions",
        kind: .message(UserV1.Action.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "next_page_token", jsonName: "nextPageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.actions.map { .message($0) })
    case 2: .text(self.nextPageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.actions = try value.asList { (item) throws(ProtobufError) -> UserV1.Action in try item.asMessage(UserV1.Action.self) }
    case 2: self.nextPageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.CreateProfileRequest {
  public static let table = MessageTable(
    name: "onsale.user.v1.CreateProfileRequest",
    fields: [
      FieldTable(
        number: 1, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "login", jsonName: "login",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "display_name", jsonName: "displayName",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "roles", jsonName: "roles",
        kind: .text, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.userID)
    case 2: .text(self.login)
    case 3: .text(self.displayName)
    case 4: .list(self.roles.map { .text($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.userID = try value.asText()
    case 2: self.login = try value.asText()
    case 3: self.displayName = try value.asText()
    case 4: self.roles = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.RecordActionRequest {
  public static let table = MessageTable(
    name: "onsale.user.v1.RecordActionRequest",
    fields: [
      FieldTable(
        number: 1, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "action", jsonName: "action",
        kind: .message(UserV1.Action.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.userID)
    case 2: self.action.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.userID = try value.asText()
    case 2: self.action = try value.asMessage(UserV1.Action.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension UserV1.RecordActionResponse {
  public static let table = MessageTable(
    name: "onsale.user.v1.RecordActionResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}
