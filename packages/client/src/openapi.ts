// Generated from the API’s document by `npm run api-surface`. Do not edit.

export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that verify receipts of erasures */
        get: operations["showReceiptKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page that explains what deleting an account deletes and keeps, with a form to do it. App stores require it */
        get: operations["showDeletionPage"];
        put?: never;
        /** Submit a form of that page: sign-in, second factor, or the account’s name */
        post: operations["submitDeletionForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/c/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page where a customer agrees to messages that a company asked for. Opening it changes nothing. */
        get: operations["showConsentRequest"];
        put?: never;
        /** Records what was ticked, with the statement beside it, and shows the page again. Records nothing for an address that was stopped. */
        post: operations["answerConsentRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-address/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page where the holder of a company’s contact address confirms it. Opening it changes nothing. */
        get: operations["showContactVerification"];
        put?: never;
        /** Verifies the contact address: from now on customers’ replies go there. */
        post: operations["verifyContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API as a web page */
        get: operations["showDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health check */
        get: operations["showHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/in/{dialect}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Positions from a phone app in its own format, with a device token as bearer, Basic password, `?token=`, or as the id of a Traccar Client. Compressed bodies are inflated */
        get: operations["postFromDeviceByGET"];
        /** Positions from a phone app in its own format, with a device token as bearer, Basic password, `?token=`, or as the id of a Traccar Client. Compressed bodies are inflated */
        put: operations["postFromDeviceByPUT"];
        /** Positions from a phone app in its own format, with a device token as bearer, Basic password, `?token=`, or as the id of a Traccar Client. Compressed bodies are inflated */
        post: operations["postFromDeviceByPOST"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/in/{dialect}/{rest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same; the rest of the path is the device token, or ignored */
        get: operations["postFromDeviceAtByGET"];
        /** The same; the rest of the path is the device token, or ignored */
        put: operations["postFromDeviceAtByPUT"];
        /** The same; the rest of the path is the device token, or ignored */
        post: operations["postFromDeviceAtByPOST"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page where an invited person may decline. Opening it changes nothing. */
        get: operations["showInvitation"];
        put?: never;
        /** Declines the invitation: deletes the login and the member, and frees the email address. */
        post: operations["declineInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API as an OpenAPI 3.1 document */
        get: operations["showContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept of a company’s customers, why, and until when */
        get: operations["showPrivacy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/u/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page where a customer chooses which messages to receive. Opening it changes nothing. */
        get: operations["showPreferences"];
        put?: never;
        /** Saves the customer’s choice, and shows the page again. `List-Unsubscribe=One-Click` stops the channel and kind of the link (RFC 8058), in whatever Content-Type, and is answered without redirect. What asks for nothing changes nothing, and is answered with the page and 422. */
        post: operations["changePreferences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account and its settings */
        get: operations["showAccount"];
        put?: never;
        /** Open an account; the caller becomes its owner */
        post: operations["createAccount"];
        /** Delete the account with everything in it. Needs a sign-in within the last five minutes and the account’s name */
        delete: operations["requestErasure"];
        options?: never;
        head?: never;
        /** Change the account; settings that are not given stay as they are */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/v1/account/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed or viewed what, newest first, and whether the hash chain of the entries is intact. Filters: action, person (`by`), and time, from `from` up to but without `to`. A page may be short. */
        get: operations["showAuditTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/contact-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the link that verifies the contact address again: an address gets one such email a day */
        post: operations["requestContactVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start an export of the whole account as one zip file, or return the one that is running */
        post: operations["requestExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Status of an export, with a download link once it is ready */
        get: operations["showExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/track-erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases every position before a date or time, of one member or of all. The shifts and their hours stay and carry `trackErasedBefore`. */
        post: operations["requestTrackErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/track-erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the state of a track erasure: `erased` once it is verified that no older position is left */
        get: operations["showTrackErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists appointments by start, latest first; workers see their own */
        get: operations["listAppointments"];
        put?: never;
        /** Creates an appointment, with reminders at its own offsets or the account’s */
        post: operations["createAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one appointment; workers see their own */
        get: operations["getAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the given fields. A new time makes a new revision with new reminders. */
        patch: operations["changeAppointment"];
        trace?: never;
    };
    "/v1/appointments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels an appointment and its reminders; cancelling again is no error */
        post: operations["cancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments/{id}/on-my-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells the customer that the worker is on the way, from four hours before the appointment until its end; workers for their own appointments. Without `etaMinutes` the time of arrival is estimated from the live position and the appointment’s `position`. A repeated request returns the same messages, unless the time of arrival differs from what the customer was told by more than 15 minutes. */
        post: operations["requestOnMyWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments/{id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reminds the customer now, by each channel that the customer allows. A repeated request returns the same messages. */
        post: operations["requestReminders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the open break. Clocking out ends it too. */
        post: operations["endBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a break in the open shift */
        post: operations["startBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clock-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a shift. A repetition with the same `shiftId` returns that shift as it is now. */
        post: operations["clockIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clock-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the open shift. Positions outside of it are erased before the response. */
        post: operations["clockOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists customers, newest first. `q` is the start of a word of the name or address, a whole phone number or email address, or the last four digits of a phone; `tag` is a whole tag, in any case. A page may be short. */
        get: operations["listCustomers"];
        put?: never;
        /** Creates a customer or prospect. A phone in national format is read with the account’s country. */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one customer */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        /** Erases everything held about one customer: appointments, messages, consents. A stop remains, as a keyed hash. */
        delete: operations["eraseCustomer"];
        options?: never;
        head?: never;
        /** Changes the given fields; `null` removes one. Consents do not carry over to a new phone or email address. */
        patch: operations["changeCustomer"];
        trace?: never;
    };
    "/v1/customers/{id}/consent-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Returns the address of a page where the customer can agree to messages, valid for 30 days. It records nothing for an address that its customer has stopped. */
        post: operations["requestConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a customer’s consents and every recorded decision; with `at`, as they were at that instant */
        get: operations["getConsents"];
        put?: never;
        /** Records a customer’s decision. A grant after the customer’s own stop or complaint is recorded but not effective; after a hard bounce only an owner’s, with `paper` or `email` and evidence, is effective. */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns everything held about one customer: the person, consents, stops, appointments and messages */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message that staff wrote, by each channel that the customer allows for its kind */
        post: operations["requestMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Imports customers from a CSV file of at most 2,000 lines and 1 MB, line by line. Importing the same file again changes nothing; columns that it has not and empty cells change nothing either. Takes the customers.csv of an export, which grants no consent, and the contacts or customers that Google Contacts, Outlook, QuickBooks, Jobber and Housecall Pro export. Columns, in English or Spanish: customerId (of an export), name (or first and last name), kind, phone, email, address, timeZone, language, notes, tags, consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence. Another column with values is refused; `unknown=skip` leaves it out. `dryRun=true` writes nothing and answers the same. UTF-8, UTF-16 or Windows-1252, told by `encoding`; to be sure that no gateway on the way changes the bytes, send the file as application/octet-stream. */
        post: operations["importCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Status of an erasure, for the holder of its secret link */
        get: operations["showErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an erasure during its grace period, for the holder of its secret link */
        post: operations["cancelErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calling member and the account */
        get: operations["showMe"];
        put?: never;
        post?: never;
        /** Leave the account: the login is deleted and refused from the next request on; hours stay with the account */
        delete: operations["leaveAccount"];
        options?: never;
        head?: never;
        /** Change the own name, or the language of emails to oneself */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/v1/me/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who entered, changed, approved or removed the caller’s hours, when and why, newest first. A page may be short. */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All data about the caller, positions included, page by page. A large page is a redirect to a short-lived link */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The active members, newest first */
        get: operations["listMembers"];
        put?: never;
        /** Add a member, with a login and an invitation by email; staff may add workers */
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member and the login; the member is refused from the next request on. One who never signed in is erased, with the hours that the office entered */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Change a member’s name, role or language; staff may change workers */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/v1/members/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many positions a member’s phones sent and what became of them, by day from `from` up to but without `to`: a worker’s own; staff see all. Numbers only, no coordinates. */
        get: operations["readPingCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Erase a removed member with all shifts, tracks and devices. The audit trail keeps ids, roles, hours and the reason why a shift was deleted, until the account is erased */
        delete: operations["requestMemberErasure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member’s devices, when each was last used, and whether it sends positions off shift; staff may for workers */
        get: operations["listDevices"];
        put?: never;
        /** Add a phone of a member, with a token that may only post positions. The token is shown once (a replay by `Idempotency-Key` is without it), and the member is told by email; staff may for workers */
        post: operations["addDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/devices/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a device; its token is refused from the next request on; staff may for workers */
        delete: operations["removeDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an invitation again, with a new temporary password, for another seven days but at most until 14 days after the first one: once a day, until it is accepted; staff may for workers */
        post: operations["sendInvitationAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists messages to customers and their texts, newest first; with `direction=inbound&read=false` the unread texts, also from numbers that no customer has */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one message: the decision and its facts, what was sent, and the provider’s events */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks a text from a customer as read, for all members. A repeated request changes nothing. */
        post: operations["markMessageRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends what staff wrote to all customers with a tag, or to those named, by each channel that they allow for its kind. The answer counts what the gate decides now, before anything is sent; with `dryRun` nothing is. Each customer and channel then gets a message row, refused ones with the reason. An address that several of the customers have gets one message. */
        post: operations["sendBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Positions of the worker, in any order and as often as it takes. What lies outside every shift is forgotten. */
        post: operations["postPings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest position of each worker on shift */
        get: operations["listPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shifts that overlap `from`–`to`, newest first: a worker’s own; staff see all */
        get: operations["listShifts"];
        put?: never;
        /** Enters a shift that was not clocked, with the reason */
        post: operations["enterShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a shift */
        get: operations["getShift"];
        put?: never;
        post?: never;
        /** Deletes a shift with its positions, with the reason */
        delete: operations["removeShift"];
        options?: never;
        head?: never;
        /** Corrects a shift, with the reason; an end for an open one closes it. Positions outside the new times are erased before the response. */
        patch: operations["correctShift"];
        trace?: never;
    };
    "/v1/shifts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves the hours of a shift: corrections are refused until it is reopened */
        post: operations["approveShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopens an approved shift for corrections */
        post: operations["reopenShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts/{id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The positions of a shift in order of time, with its distance, stops and gaps. `limit` and `cursor` page through JSON. */
        get: operations["getTrack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the template of each message kind, channel and language: the company’s own, or the default */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{kind}/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the template of a message kind and channel: the company’s own, or the default */
        get: operations["getTemplate"];
        /** Saves the company’s own template, in Liquid. Refused if it cannot render, is too long with all that is put on later, or offers a stop word as a reply. */
        put: operations["changeTemplate"];
        post?: never;
        /** Deletes the company’s own template: the default holds again. Also 204 if there was none. */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renders the whole message with sample data, as a customer would get it, and estimates the price of an SMS. Without a body, of the template in force. Saves nothing. */
        post: operations["previewTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/timesheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hours per worker and day, in the account’s time zone, from `from` up to but without `to`: a worker’s own; staff see all */
        get: operations["getTimesheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracking-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is tracked, when, for how long, and who may see it: in the member’s language, else as Accept-Language asks */
        get: operations["showTrackingNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracking-notice/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that the caller has read the notice as it is now. It is asked for again when the notice promises less than before. */
        post: operations["acknowledgeTrackingNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @enum {string} */
            code: "malformed_json" | "unauthorized" | "forbidden" | "no_account" | "account_erasing" | "reauthentication_required" | "not_found" | "account_exists" | "already_clocked_in" | "approved" | "email_taken" | "idempotency_in_progress" | "last_owner" | "not_clocked_in" | "overlap" | "shift_id_taken" | "stopped_by_customer" | "suppressed_address" | "too_late" | "tracking_notice_required" | "version_conflict" | "wrong_state" | "gone" | "too_large" | "unsupported_media_type" | "invalid" | "confirmation_mismatch" | "idempotency_key_reused" | "invalid_cursor" | "too_many" | "internal" | "not_yet" | "unavailable";
            detail?: string;
            /** @description For `invalid`: the fields that are not valid */
            errors?: {
                message: string;
                path: string[];
            }[];
            status: number;
            title: string;
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    showReceiptKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            /** @constant */
                            alg: "ES256";
                            /** @constant */
                            crv: "P-256";
                            kid: string;
                            /** @constant */
                            kty: "EC";
                            /** @constant */
                            use: "sig";
                            x: string;
                            y: string;
                        }[];
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showDeletionPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    submitDeletionForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    email: string;
                    password: string;
                    /** @constant */
                    step: "sign-in";
                } | {
                    code: string;
                    pass: string;
                    /** @constant */
                    step: "code";
                } | {
                    confirm: string;
                    pass: string;
                    /** @constant */
                    step: "confirm";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showConsentRequest: {
        parameters: {
            query?: {
                done?: "saved" | "partly" | "nothing";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    answerConsentRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description The response is too large: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description A signed URL, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showContactVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    verifyContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    postFromDeviceByGET: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    postFromDeviceByPUT: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    postFromDeviceByPOST: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    postFromDeviceAtByGET: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
                rest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    postFromDeviceAtByPUT: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
                rest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    postFromDeviceAtByPOST: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
                rest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    declineInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showPrivacy: {
        parameters: {
            query?: {
                lang?: "en" | "es";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showPreferences: {
        parameters: {
            query?: {
                done?: "saved" | "partly" | "stopped" | "link" | "link-again";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    changePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description The response is too large: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description A signed URL, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `gone`: No longer available */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gone";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        brand?: {
                            phone?: string;
                        };
                        /** Format: email */
                        contactEmail: string;
                        contactEmailVerified: boolean;
                        country: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        name: string;
                        postalAddress: string;
                        settings: {
                            messaging: {
                                monthlyCap: number;
                                reminderOffsets: string[];
                                senderName?: string;
                                sendingHours: {
                                    end: string;
                                    start: string;
                                };
                            };
                            retention: {
                                trackDays: number;
                            };
                            shifts: {
                                maxHours: number;
                                requireNotice: boolean;
                                toleranceSeconds: number;
                            };
                        };
                        timeZone: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contactEmail: string;
                    country: string;
                    /** @enum {string} */
                    language?: "en" | "es";
                    name: string;
                    ownerName?: string;
                    postalAddress: string;
                    timeZone: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        brand?: {
                            phone?: string;
                        };
                        /** Format: email */
                        contactEmail: string;
                        contactEmailVerified: boolean;
                        country: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        name: string;
                        postalAddress: string;
                        settings: {
                            messaging: {
                                monthlyCap: number;
                                reminderOffsets: string[];
                                senderName?: string;
                                sendingHours: {
                                    end: string;
                                    start: string;
                                };
                            };
                            retention: {
                                trackDays: number;
                            };
                            shifts: {
                                maxHours: number;
                                requireNotice: boolean;
                                toleranceSeconds: number;
                            };
                        };
                        timeZone: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_erasing";
                    };
                };
            };
            /** @description `account_exists`: This login already has an account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_exists";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    confirm: string;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        backupsExpireAt: string;
                        /** Format: date-time */
                        cancelUntil?: string;
                        erasureId: string;
                        /** @enum {string} */
                        status: "scheduled" | "fencing" | "erasing" | "verifying" | "erased" | "blocked" | "cancelled";
                        /** Format: uri */
                        statusUrl: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `reauthentication_required`: Sign in again to continue. `account_erasing`: This account is being erased. `no_account`: This login does not belong to an account. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reauthentication_required" | "account_erasing" | "no_account" | "forbidden";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `confirmation_mismatch`: The confirmation does not match the name. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "confirmation_mismatch" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    brand?: {
                        phone?: string | null;
                    };
                    contactEmail?: string;
                    country?: string;
                    language?: ("en" | "es") | null;
                    name?: string;
                    postalAddress?: string;
                    settings?: {
                        messaging?: {
                            monthlyCap?: number;
                            reminderOffsets?: string[];
                            senderName?: string | null;
                            sendingHours?: {
                                end?: string;
                                start?: string;
                            };
                        };
                        retention?: {
                            trackDays?: number;
                        };
                        shifts?: {
                            maxHours?: number;
                            requireNotice?: boolean;
                            toleranceSeconds?: number;
                        };
                    };
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        brand?: {
                            phone?: string;
                        };
                        /** Format: email */
                        contactEmail: string;
                        contactEmailVerified: boolean;
                        country: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        name: string;
                        postalAddress: string;
                        settings: {
                            messaging: {
                                monthlyCap: number;
                                reminderOffsets: string[];
                                senderName?: string;
                                sendingHours: {
                                    end: string;
                                    start: string;
                                };
                            };
                            retention: {
                                trackDays: number;
                            };
                            shifts: {
                                maxHours: number;
                                requireNotice: boolean;
                                toleranceSeconds: number;
                            };
                        };
                        timeZone: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `version_conflict`: It has been changed in the meantime */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version_conflict";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showAuditTrail: {
        parameters: {
            query?: {
                action?: "account.opened" | "account.changed" | "account.cap-changed" | "account.verification-sent" | "account.contact-verified" | "member.invited" | "member.changed" | "member.removed" | "member.left" | "member.declined" | "member.invitation_ended" | "member.erased" | "notice.acknowledged" | "device.added" | "device.removed" | "shift.entered" | "shift.corrected" | "shift.approved" | "shift.reopened" | "shift.removed" | "shift.closed" | "track.viewed" | "tracks.erased" | "customer.erased" | "customer.export" | "customers.import" | "consent.granted" | "consent.withdrawn" | "consent.requested" | "messages.bulk" | "template.changed" | "template.deleted" | "export.requested" | "erasure.requested" | "erasure.cancelled";
                by?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        brokenVersion?: number;
                        items: {
                            action: string;
                            /** Format: date-time */
                            at: string;
                            by: string;
                            byName?: string;
                            details: {
                                [key: string]: unknown;
                            };
                            related: {
                                erased?: boolean;
                                id: string;
                                name?: string;
                                /** @enum {string} */
                                type: "member" | "customer" | "shift" | "device";
                            }[];
                            subject: string;
                            subjectErased?: boolean;
                            subjectName?: string;
                            /** @enum {string} */
                            subjectType?: "account" | "member" | "shift" | "customer" | "template" | "export" | "erasure";
                            version: number;
                        }[];
                        nextCursor?: string;
                        verified: boolean;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `invalid_cursor`: The cursor is not valid for this list */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "invalid_cursor";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestContactVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: email */
                        contactEmail: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `too_many`: Too many; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exportId: string;
                        /** @enum {string} */
                        status: "running" | "ready" | "failed" | "expired";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes?: number;
                        /** Format: date-time */
                        expiresAt?: string;
                        exportId: string;
                        /** Format: date-time */
                        finishedAt?: string;
                        progress: {
                            [key: string]: number;
                        };
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        status: "running" | "ready" | "failed" | "expired";
                        /** Format: uri */
                        url?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestTrackErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    before: string;
                    memberId?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        before: string;
                        /** Format: date-time */
                        finishedAt?: string;
                        memberId?: string;
                        /** Format: date-time */
                        requestedAt: string;
                        shifts?: number;
                        /** @enum {string} */
                        status: "erasing" | "erased";
                        trackErasureId: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showTrackErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        before: string;
                        /** Format: date-time */
                        finishedAt?: string;
                        memberId?: string;
                        /** Format: date-time */
                        requestedAt: string;
                        shifts?: number;
                        /** @enum {string} */
                        status: "erasing" | "erased";
                        trackErasureId: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listAppointments: {
        parameters: {
            query?: {
                cursor?: string;
                customerId?: string;
                from?: string;
                limit?: number;
                memberId?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address?: string;
                            appointmentId: string;
                            createdAt: string;
                            customerId: string;
                            customerName?: string;
                            durationMinutes: number;
                            /** @enum {string} */
                            kind: "job" | "estimate";
                            localStart: string;
                            memberId?: string;
                            memberName?: string;
                            position?: {
                                lat: number;
                                lon: number;
                            };
                            reminders: {
                                /** @enum {string} */
                                channel: "sms" | "email";
                                dueAt: string;
                                offset: string;
                                outlook?: {
                                    at?: string;
                                    reason?: string;
                                    status?: string;
                                    wouldSend: boolean;
                                };
                                /** @enum {string} */
                                state: "scheduled" | "passed" | "cancelled";
                            }[];
                            revision: number;
                            startsAt: string;
                            /** @enum {string} */
                            status: "scheduled" | "cancelled";
                            timeZone: string;
                            title: string;
                            updatedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is not valid for this list. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_cursor" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    createAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    customerId: string;
                    durationMinutes: number;
                    /** @enum {string} */
                    kind: "job" | "estimate";
                    memberId?: string;
                    position?: {
                        lat: number;
                        lon: number;
                    };
                    reminders?: string[];
                    startsAt: string;
                    timeZone?: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string;
                        appointmentId: string;
                        createdAt: string;
                        customerId: string;
                        customerName?: string;
                        durationMinutes: number;
                        /** @enum {string} */
                        kind: "job" | "estimate";
                        localStart: string;
                        memberId?: string;
                        memberName?: string;
                        position?: {
                            lat: number;
                            lon: number;
                        };
                        reminders: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            dueAt: string;
                            offset: string;
                            outlook?: {
                                at?: string;
                                reason?: string;
                                status?: string;
                                wouldSend: boolean;
                            };
                            /** @enum {string} */
                            state: "scheduled" | "passed" | "cancelled";
                        }[];
                        revision: number;
                        startsAt: string;
                        /** @enum {string} */
                        status: "scheduled" | "cancelled";
                        timeZone: string;
                        title: string;
                        updatedAt: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "worker_busy" | "in_the_past" | "time_shifted" | "unverified_number" | "destination_not_allowed" | "same_phone";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string;
                        appointmentId: string;
                        createdAt: string;
                        customerId: string;
                        customerName?: string;
                        durationMinutes: number;
                        /** @enum {string} */
                        kind: "job" | "estimate";
                        localStart: string;
                        memberId?: string;
                        memberName?: string;
                        position?: {
                            lat: number;
                            lon: number;
                        };
                        reminders: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            dueAt: string;
                            offset: string;
                            outlook?: {
                                at?: string;
                                reason?: string;
                                status?: string;
                                wouldSend: boolean;
                            };
                            /** @enum {string} */
                            state: "scheduled" | "passed" | "cancelled";
                        }[];
                        revision: number;
                        startsAt: string;
                        /** @enum {string} */
                        status: "scheduled" | "cancelled";
                        timeZone: string;
                        title: string;
                        updatedAt: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "worker_busy" | "in_the_past" | "time_shifted" | "unverified_number" | "destination_not_allowed" | "same_phone";
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    changeAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    durationMinutes?: number;
                    /** @enum {string} */
                    kind?: "job" | "estimate";
                    memberId?: string | null;
                    position?: {
                        lat: number;
                        lon: number;
                    } | null;
                    reminders?: string[];
                    startsAt?: string;
                    timeZone?: string;
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string;
                        appointmentId: string;
                        createdAt: string;
                        customerId: string;
                        customerName?: string;
                        durationMinutes: number;
                        /** @enum {string} */
                        kind: "job" | "estimate";
                        localStart: string;
                        memberId?: string;
                        memberName?: string;
                        position?: {
                            lat: number;
                            lon: number;
                        };
                        reminders: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            dueAt: string;
                            offset: string;
                            outlook?: {
                                at?: string;
                                reason?: string;
                                status?: string;
                                wouldSend: boolean;
                            };
                            /** @enum {string} */
                            state: "scheduled" | "passed" | "cancelled";
                        }[];
                        revision: number;
                        startsAt: string;
                        /** @enum {string} */
                        status: "scheduled" | "cancelled";
                        timeZone: string;
                        title: string;
                        updatedAt: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "worker_busy" | "in_the_past" | "time_shifted" | "unverified_number" | "destination_not_allowed" | "same_phone";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    cancelAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string;
                        appointmentId: string;
                        createdAt: string;
                        customerId: string;
                        customerName?: string;
                        durationMinutes: number;
                        /** @enum {string} */
                        kind: "job" | "estimate";
                        localStart: string;
                        memberId?: string;
                        memberName?: string;
                        position?: {
                            lat: number;
                            lon: number;
                        };
                        reminders: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            dueAt: string;
                            offset: string;
                            outlook?: {
                                at?: string;
                                reason?: string;
                                status?: string;
                                wouldSend: boolean;
                            };
                            /** @enum {string} */
                            state: "scheduled" | "passed" | "cancelled";
                        }[];
                        revision: number;
                        startsAt: string;
                        /** @enum {string} */
                        status: "scheduled" | "cancelled";
                        timeZone: string;
                        title: string;
                        updatedAt: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "worker_busy" | "in_the_past" | "time_shifted" | "unverified_number" | "destination_not_allowed" | "same_phone";
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestOnMyWay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    etaMinutes?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            messageId: string;
                            /** @description Of a refusal one of `no_consent`, `withdrawn`, `no_address`, `suppressed`, `appointment_cancelled`, `appointment_changed`, `too_early`, `too_late`, `unknown_time_zone`, `cap_reached`, `account_erasing`, `paused`, `destination_not_allowed`, `same_address`. Of a queued one, while the provider refuses everything that the installation sends, one of `access_denied`, `not_verified`, `not_configured`, `sending_paused`, `account_suspended`, `spending_limit`, `quota`. Of a failed message `template`, `too_long`, `internal` or the name of the provider’s error; of a cancelled one `superseded` or `gone`. */
                            reason?: string;
                            /** @enum {string} */
                            status: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
                            until?: string;
                        }[];
                        warnings?: {
                            /** @enum {string} */
                            code: "stop_word";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestReminders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channels?: ("sms" | "email")[];
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            messageId: string;
                            /** @description Of a refusal one of `no_consent`, `withdrawn`, `no_address`, `suppressed`, `appointment_cancelled`, `appointment_changed`, `too_early`, `too_late`, `unknown_time_zone`, `cap_reached`, `account_erasing`, `paused`, `destination_not_allowed`, `same_address`. Of a queued one, while the provider refuses everything that the installation sends, one of `access_denied`, `not_verified`, `not_configured`, `sending_paused`, `account_suspended`, `spending_limit`, `quota`. Of a failed message `template`, `too_long`, `internal` or the name of the provider’s error; of a cancelled one `superseded` or `gone`. */
                            reason?: string;
                            /** @enum {string} */
                            status: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
                            until?: string;
                        }[];
                        warnings?: {
                            /** @enum {string} */
                            code: "stop_word";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    endBreak: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_clocked_in`: No shift is open. `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_clocked_in" | "wrong_state";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    startBreak: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_clocked_in`: No shift is open. `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_clocked_in" | "wrong_state";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    clockIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at?: string;
                    note?: string;
                    position?: {
                        accuracy?: number;
                        lat: number;
                        lon: number;
                    };
                    shiftId?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `already_clocked_in`: Another shift is already open. `shift_id_taken`: The shift ID belongs to another member. `overlap`: The time overlaps another shift. `tracking_notice_required`: The tracking notice must be acknowledged first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already_clocked_in" | "shift_id_taken" | "overlap" | "tracking_notice_required";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    clockOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at?: string;
                    position?: {
                        accuracy?: number;
                        lat: number;
                        lon: number;
                    };
                    shiftId?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_clocked_in`: No shift is open. `overlap`: The time overlaps another shift */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_clocked_in" | "overlap";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address?: string;
                            createdAt: string;
                            customerId: string;
                            /** Format: email */
                            email?: string;
                            /** @enum {string} */
                            kind: "customer" | "prospect";
                            /** @enum {string} */
                            language?: "en" | "es";
                            name: string;
                            notes?: string;
                            phone?: string;
                            tags: string[];
                            timeZone?: string;
                            updatedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is not valid for this list. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_cursor" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    email?: string;
                    /** @enum {string} */
                    kind: "customer" | "prospect";
                    /** @enum {string} */
                    language?: "en" | "es";
                    name: string;
                    notes?: string;
                    phone?: string;
                    tags?: string[];
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string;
                        createdAt: string;
                        customerId: string;
                        /** Format: email */
                        email?: string;
                        /** @enum {string} */
                        kind: "customer" | "prospect";
                        /** @enum {string} */
                        language?: "en" | "es";
                        name: string;
                        notes?: string;
                        phone?: string;
                        tags: string[];
                        timeZone?: string;
                        updatedAt: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "unverified_number" | "destination_not_allowed" | "same_phone";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string;
                        createdAt: string;
                        customerId: string;
                        /** Format: email */
                        email?: string;
                        /** @enum {string} */
                        kind: "customer" | "prospect";
                        /** @enum {string} */
                        language?: "en" | "es";
                        name: string;
                        notes?: string;
                        phone?: string;
                        tags: string[];
                        timeZone?: string;
                        updatedAt: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "unverified_number" | "destination_not_allowed" | "same_phone";
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    changeCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    email?: string | null;
                    /** @enum {string} */
                    kind?: "customer" | "prospect";
                    language?: ("en" | "es") | null;
                    name?: string;
                    notes?: string | null;
                    phone?: string | null;
                    tags?: string[] | null;
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string;
                        createdAt: string;
                        customerId: string;
                        /** Format: email */
                        email?: string;
                        /** @enum {string} */
                        kind: "customer" | "prospect";
                        /** @enum {string} */
                        language?: "en" | "es";
                        name: string;
                        notes?: string;
                        phone?: string;
                        tags: string[];
                        timeZone?: string;
                        updatedAt: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "unverified_number" | "destination_not_allowed" | "same_phone";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channels: ("sms" | "email")[];
                    kinds: ("reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing")[];
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresAt: string;
                        url: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getConsents: {
        parameters: {
            query?: {
                at?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        current: {
                            addressCurrent: boolean;
                            /** @enum {string} */
                            channel: "sms" | "email";
                            expiresAt?: string;
                            /** @enum {string} */
                            kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "reply";
                            since: string;
                            /** @enum {string} */
                            state: "granted" | "withdrawn";
                            version: number;
                        }[];
                        ledger: {
                            at: string;
                            /** @enum {string} */
                            cause: "office" | "answer" | "stop" | "start" | "start-shared" | "reply" | "one-click" | "preference-page" | "fresh-link" | "consent-page" | "complaint" | "hard-bounce" | "rejected" | "carrier-block" | "provider-opt-out";
                            /** @enum {string} */
                            channel: "sms" | "email";
                            /** @enum {string} */
                            decision: "granted" | "withdrawn";
                            effective: boolean;
                            evidence?: unknown;
                            expiresAt?: string;
                            hash: string;
                            kinds: ("reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "reply")[];
                            /** @enum {string} */
                            method: "web-form" | "paper" | "verbal" | "sms" | "email" | "import";
                            previousHash: string;
                            recordedBy: string;
                            statement?: string;
                            statementHash?: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "sms" | "email";
                    /** @enum {string} */
                    decision: "granted" | "withdrawn";
                    evidence?: string | {
                        [key: string]: string | number | boolean;
                    };
                    kinds: ("reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing")[];
                    /** @enum {string} */
                    method: "web-form" | "paper" | "verbal" | "sms" | "email" | "import";
                    statement?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        /** @enum {string} */
                        cause: "office" | "answer" | "stop" | "start" | "start-shared" | "reply" | "one-click" | "preference-page" | "fresh-link" | "consent-page" | "complaint" | "hard-bounce" | "rejected" | "carrier-block" | "provider-opt-out";
                        /** @enum {string} */
                        channel: "sms" | "email";
                        /** @enum {string} */
                        decision: "granted" | "withdrawn";
                        effective: boolean;
                        evidence?: unknown;
                        expiresAt?: string;
                        hash: string;
                        kinds: ("reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "reply")[];
                        /** @enum {string} */
                        method: "web-form" | "paper" | "verbal" | "sms" | "email" | "import";
                        previousHash: string;
                        recordedBy: string;
                        statement?: string;
                        statementHash?: string;
                        version: number;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `stopped_by_customer`: The customer has opted out of these messages. `suppressed_address`: Messages to this address came back. `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "stopped_by_customer" | "suppressed_address" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    exportCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appointments: {
                            [key: string]: unknown;
                        }[];
                        consentLedger: {
                            [key: string]: unknown;
                        }[];
                        consents: {
                            [key: string]: unknown;
                        }[];
                        customer: {
                            [key: string]: unknown;
                        };
                        exportedAt: string;
                        messages: {
                            [key: string]: unknown;
                        }[];
                        stops: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            /** @description The response is too large: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description A signed URL, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Required, except for a reply, which goes by SMS */
                    channels?: ("sms" | "email")[];
                    /** @description Of a reply: the id of the text from the customer that it answers */
                    inReplyTo?: string;
                    /** @enum {string} */
                    kind: "confirmation" | "proposal" | "invoice" | "marketing" | "reply";
                    /** Format: uri */
                    link?: string;
                    subject?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            messageId: string;
                            /** @description Of a refusal one of `no_consent`, `withdrawn`, `no_address`, `suppressed`, `appointment_cancelled`, `appointment_changed`, `too_early`, `too_late`, `unknown_time_zone`, `cap_reached`, `account_erasing`, `paused`, `destination_not_allowed`, `same_address`. Of a queued one, while the provider refuses everything that the installation sends, one of `access_denied`, `not_verified`, `not_configured`, `sending_paused`, `account_suspended`, `spending_limit`, `quota`. Of a failed message `template`, `too_long`, `internal` or the name of the provider’s error; of a cancelled one `superseded` or `gone`. */
                            reason?: string;
                            /** @enum {string} */
                            status: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
                            until?: string;
                        }[];
                        warnings?: {
                            /** @enum {string} */
                            code: "stop_word";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    importCustomers: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                unknown?: "refuse" | "skip";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: {
                            column: string;
                            field: string;
                        }[];
                        /** @enum {string} */
                        compression: "none" | "gzip" | "deflate" | "br";
                        created: number;
                        dryRun: boolean;
                        /** @enum {string} */
                        encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";
                        encodingGuessed: boolean;
                        lines: number;
                        /** @enum {string} */
                        program?: "google-contacts" | "outlook" | "quickbooks" | "jobber" | "housecall-pro";
                        rejected: {
                            line: number;
                            reason: string;
                        }[];
                        skippedColumns: string[];
                        unchanged: number;
                        updated: number;
                        warnings: {
                            /** @enum {string} */
                            code: "unverified_number" | "destination_not_allowed" | "same_phone" | "stopped_by_customer" | "suppressed_address";
                            line: number;
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showErasure: {
        parameters: {
            query?: {
                format?: "receipt";
                refresh?: "off";
                token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        backupsExpireAt: string;
                        /** Format: date-time */
                        cancelUntil?: string;
                        erasureId: string;
                        progress: {
                            [key: string]: {
                                erased: number;
                                found: number;
                            };
                        };
                        receipt?: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        status: "scheduled" | "fencing" | "erasing" | "verifying" | "erased" | "blocked" | "cancelled";
                    } | string;
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    cancelErasure: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        backupsExpireAt: string;
                        /** Format: date-time */
                        cancelUntil?: string;
                        erasureId: string;
                        progress: {
                            [key: string]: {
                                erased: number;
                                found: number;
                            };
                        };
                        receipt?: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        status: "scheduled" | "fencing" | "erasing" | "verifying" | "erased" | "blocked" | "cancelled";
                    } | string;
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_late`: It is too late to do this */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_late";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            accountId: string;
                            brand?: {
                                phone?: string;
                            };
                            /** Format: email */
                            contactEmail: string;
                            contactEmailVerified: boolean;
                            country: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            language?: "en" | "es";
                            name: string;
                            postalAddress: string;
                            settings: {
                                messaging: {
                                    monthlyCap: number;
                                    reminderOffsets: string[];
                                    senderName?: string;
                                    sendingHours: {
                                        end: string;
                                        start: string;
                                    };
                                };
                                retention: {
                                    trackDays: number;
                                };
                                shifts: {
                                    maxHours: number;
                                    requireNotice: boolean;
                                    toleranceSeconds: number;
                                };
                            };
                            timeZone: string;
                        };
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        memberId: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "staff" | "worker";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    leaveAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `last_owner`: An account needs at least one owner. `version_conflict`: It has been changed in the meantime */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_owner" | "version_conflict";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language?: ("en" | "es") | null;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            accountId: string;
                            brand?: {
                                phone?: string;
                            };
                            /** Format: email */
                            contactEmail: string;
                            contactEmailVerified: boolean;
                            country: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            language?: "en" | "es";
                            name: string;
                            postalAddress: string;
                            settings: {
                                messaging: {
                                    monthlyCap: number;
                                    reminderOffsets: string[];
                                    senderName?: string;
                                    sendingHours: {
                                        end: string;
                                        start: string;
                                    };
                                };
                                retention: {
                                    trackDays: number;
                                };
                                shifts: {
                                    maxHours: number;
                                    requireNotice: boolean;
                                    toleranceSeconds: number;
                                };
                            };
                            timeZone: string;
                        };
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        memberId: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "staff" | "worker";
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `version_conflict`: It has been changed in the meantime */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version_conflict";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            action: "entered" | "corrected" | "approved" | "reopened" | "removed" | "closed";
                            /** Format: date-time */
                            at: string;
                            by: string;
                            byName?: string;
                            changes?: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason?: string;
                            shiftId: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is not valid for this list. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_cursor" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    exportMe: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        exportedAt: string;
                        items: {
                            [key: string]: {
                                [key: string]: unknown;
                            }[];
                        };
                        nextCursor?: string;
                    };
                };
            };
            /** @description The response is too large: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description A signed URL, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is not valid for this list. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_cursor" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: email */
                            email: string;
                            /** Format: date-time */
                            invitedUntil?: string;
                            /** @enum {string} */
                            language?: "en" | "es";
                            memberId: string;
                            name: string;
                            /** Format: date-time */
                            noticeAcknowledgedAt?: string;
                            /** @enum {string} */
                            role: "owner" | "staff" | "worker";
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @enum {string} */
                    language?: "en" | "es";
                    name: string;
                    /** @enum {string} */
                    role: "owner" | "staff" | "worker";
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: email */
                        email: string;
                        /** Format: date-time */
                        invitedUntil?: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        memberId: string;
                        name: string;
                        /** Format: date-time */
                        noticeAcknowledgedAt?: string;
                        /** @enum {string} */
                        role: "owner" | "staff" | "worker";
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `email_taken`: This email address already has a login */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "email_taken";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `too_many`: Too many; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `last_owner`: An account needs at least one owner. `version_conflict`: It has been changed in the meantime */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_owner" | "version_conflict";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language?: ("en" | "es") | null;
                    name?: string;
                    /** @enum {string} */
                    role?: "owner" | "staff" | "worker";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: email */
                        email: string;
                        /** Format: date-time */
                        invitedUntil?: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        memberId: string;
                        name: string;
                        /** Format: date-time */
                        noticeAcknowledgedAt?: string;
                        /** @enum {string} */
                        role: "owner" | "staff" | "worker";
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `last_owner`: An account needs at least one owner. `version_conflict`: It has been changed in the meantime */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_owner" | "version_conflict";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    readPingCounts: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date */
                            day: string;
                            duplicates: number;
                            invalid: number;
                            outsideShift: number;
                            received: number;
                            stored: number;
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    requestMemberErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        memberId: string;
                        /** @constant */
                        status: "erasing";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            clockAheadSeconds?: number;
                            /** Format: date-time */
                            createdAt: string;
                            deviceId: string;
                            label: string;
                            lastDialect?: string;
                            /** Format: date-time */
                            lastUsedAt?: string;
                            number: number;
                            /** Format: date-time */
                            offShiftSince?: string;
                            offShiftUploads?: number;
                            /** Format: date-time */
                            unreadableAt?: string;
                            /** @enum {string} */
                            unreadableLacked?: "no_time" | "unreadable_time" | "no_position" | "unreadable_position" | "unreadable_body" | "unknown_shape" | "unreadable_compression" | "too_large" | "unknown_app";
                            unreadableUploads?: number;
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    addDevice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deviceId: string;
                        endpoints?: {
                            /** Format: uri */
                            gpslogger: string;
                            /** Format: uri */
                            overland: string;
                            /** Format: uri */
                            owntracks: string;
                            /** Format: uri */
                            traccar: string;
                            /** Format: uri */
                            transistor: string;
                        };
                        label: string;
                        number: number;
                        token?: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state. `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    removeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deviceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    sendInvitationAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: email */
                        email: string;
                        /** Format: date-time */
                        invitedUntil?: string;
                        /** @enum {string} */
                        language?: "en" | "es";
                        memberId: string;
                        name: string;
                        /** Format: date-time */
                        noticeAcknowledgedAt?: string;
                        /** @enum {string} */
                        role: "owner" | "staff" | "worker";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `too_many`: Too many; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                appointmentId?: string;
                cursor?: string;
                customerId?: string;
                direction?: "outbound" | "inbound";
                limit?: number;
                read?: "true" | "false";
                status?: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            appointmentId?: string;
                            attempts: number;
                            bulkId?: string;
                            /** @enum {string} */
                            channel: "sms" | "email";
                            createdAt: string;
                            customerId?: string;
                            decided?: {
                                at: string;
                                consent?: {
                                    entry: number;
                                    since: string;
                                    state: string;
                                    version: number;
                                };
                                /** @enum {string} */
                                encoding?: "GSM-7" | "UCS-2";
                                openHours?: {
                                    end: string;
                                    start: string;
                                };
                                opensAt?: string;
                                plannedAt?: string;
                                segments?: number;
                                template?: {
                                    hash: string;
                                    name: string;
                                };
                                timeZone?: string;
                            };
                            /** @enum {string} */
                            direction: "outbound" | "inbound";
                            events: {
                                at: string;
                                detail?: string;
                                subtype?: string;
                                type: string;
                            }[];
                            from?: string;
                            inReplyTo?: string;
                            /** @enum {string} */
                            kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "answer" | "reply";
                            messageId: string;
                            offset?: string;
                            priceUsd?: number;
                            providerMessageId?: string;
                            read?: boolean;
                            readAt?: string;
                            readBy?: string;
                            reading?: string;
                            /** @description Of a refusal one of `no_consent`, `withdrawn`, `no_address`, `suppressed`, `appointment_cancelled`, `appointment_changed`, `too_early`, `too_late`, `unknown_time_zone`, `cap_reached`, `account_erasing`, `paused`, `destination_not_allowed`, `same_address`. Of a queued one, while the provider refuses everything that the installation sends, one of `access_denied`, `not_verified`, `not_configured`, `sending_paused`, `account_suspended`, `spending_limit`, `quota`. Of a failed message `template`, `too_long`, `internal` or the name of the provider’s error; of a cancelled one `superseded` or `gone`. */
                            reason?: string;
                            revision?: number;
                            sentAt?: string;
                            /** @enum {string} */
                            status: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
                            subject?: string;
                            text?: string;
                            to?: string;
                            until?: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is not valid for this list. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_cursor" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appointmentId?: string;
                        attempts: number;
                        bulkId?: string;
                        /** @enum {string} */
                        channel: "sms" | "email";
                        createdAt: string;
                        customerId?: string;
                        decided?: {
                            at: string;
                            consent?: {
                                entry: number;
                                since: string;
                                state: string;
                                version: number;
                            };
                            /** @enum {string} */
                            encoding?: "GSM-7" | "UCS-2";
                            openHours?: {
                                end: string;
                                start: string;
                            };
                            opensAt?: string;
                            plannedAt?: string;
                            segments?: number;
                            template?: {
                                hash: string;
                                name: string;
                            };
                            timeZone?: string;
                        };
                        /** @enum {string} */
                        direction: "outbound" | "inbound";
                        events: {
                            at: string;
                            detail?: string;
                            subtype?: string;
                            type: string;
                        }[];
                        from?: string;
                        inReplyTo?: string;
                        /** @enum {string} */
                        kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "answer" | "reply";
                        messageId: string;
                        offset?: string;
                        priceUsd?: number;
                        providerMessageId?: string;
                        read?: boolean;
                        readAt?: string;
                        readBy?: string;
                        reading?: string;
                        /** @description Of a refusal one of `no_consent`, `withdrawn`, `no_address`, `suppressed`, `appointment_cancelled`, `appointment_changed`, `too_early`, `too_late`, `unknown_time_zone`, `cap_reached`, `account_erasing`, `paused`, `destination_not_allowed`, `same_address`. Of a queued one, while the provider refuses everything that the installation sends, one of `access_denied`, `not_verified`, `not_configured`, `sending_paused`, `account_suspended`, `spending_limit`, `quota`. Of a failed message `template`, `too_long`, `internal` or the name of the provider’s error; of a cancelled one `superseded` or `gone`. */
                        reason?: string;
                        revision?: number;
                        sentAt?: string;
                        /** @enum {string} */
                        status: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
                        subject?: string;
                        text?: string;
                        to?: string;
                        until?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    markMessageRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appointmentId?: string;
                        attempts: number;
                        bulkId?: string;
                        /** @enum {string} */
                        channel: "sms" | "email";
                        createdAt: string;
                        customerId?: string;
                        decided?: {
                            at: string;
                            consent?: {
                                entry: number;
                                since: string;
                                state: string;
                                version: number;
                            };
                            /** @enum {string} */
                            encoding?: "GSM-7" | "UCS-2";
                            openHours?: {
                                end: string;
                                start: string;
                            };
                            opensAt?: string;
                            plannedAt?: string;
                            segments?: number;
                            template?: {
                                hash: string;
                                name: string;
                            };
                            timeZone?: string;
                        };
                        /** @enum {string} */
                        direction: "outbound" | "inbound";
                        events: {
                            at: string;
                            detail?: string;
                            subtype?: string;
                            type: string;
                        }[];
                        from?: string;
                        inReplyTo?: string;
                        /** @enum {string} */
                        kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "answer" | "reply";
                        messageId: string;
                        offset?: string;
                        priceUsd?: number;
                        providerMessageId?: string;
                        read?: boolean;
                        readAt?: string;
                        readBy?: string;
                        reading?: string;
                        /** @description Of a refusal one of `no_consent`, `withdrawn`, `no_address`, `suppressed`, `appointment_cancelled`, `appointment_changed`, `too_early`, `too_late`, `unknown_time_zone`, `cap_reached`, `account_erasing`, `paused`, `destination_not_allowed`, `same_address`. Of a queued one, while the provider refuses everything that the installation sends, one of `access_denied`, `not_verified`, `not_configured`, `sending_paused`, `account_suspended`, `spending_limit`, `quota`. Of a failed message `template`, `too_long`, `internal` or the name of the provider’s error; of a cancelled one `superseded` or `gone`. */
                        reason?: string;
                        revision?: number;
                        sentAt?: string;
                        /** @enum {string} */
                        status: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
                        subject?: string;
                        text?: string;
                        to?: string;
                        until?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    sendBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channels: ("sms" | "email")[];
                    /** @description All customers with a tag, or these by their ids: 2000 at most */
                    customers: {
                        ids?: string[];
                        tag?: string;
                    };
                    /**
                     * @description true: only counts; nothing is written or sent
                     * @default false
                     */
                    dryRun?: boolean;
                    /** @enum {string} */
                    kind: "confirmation" | "proposal" | "invoice" | "marketing";
                    /** Format: uri */
                    link?: string;
                    subject?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulkId?: string;
                        counts: {
                            /** @enum {string} */
                            channel: "sms" | "email";
                            count: number;
                            /** @enum {string} */
                            reason?: "no_consent" | "withdrawn" | "no_address" | "suppressed" | "appointment_cancelled" | "appointment_changed" | "too_early" | "too_late" | "unknown_time_zone" | "cap_reached" | "account_erasing" | "paused" | "destination_not_allowed" | "same_address";
                            /** @enum {string} */
                            status: "queued" | "deferred" | "refused";
                        }[];
                        customers: number;
                        dryRun: boolean;
                        unknown: number;
                        warnings?: {
                            /** @enum {string} */
                            code: "stop_word";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    postPings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pings: {
                        accuracy?: number | null;
                        activity?: string | null;
                        altitude?: number | null;
                        /** Format: date-time */
                        at: string;
                        battery?: number | null;
                        heading?: number | null;
                        id?: string | number | null;
                        lat: number | null;
                        lon: number | null;
                        mock?: boolean | null;
                        moving?: boolean | null;
                        speed?: number | null;
                    }[];
                    shiftId?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        duplicates: number;
                        invalid: {
                            index: number;
                            /** @enum {string} */
                            reason: "time_unreadable" | "time_in_future" | "time_too_old" | "position_missing" | "position_out_of_range";
                        }[];
                        outsideShift: number;
                        /** @enum {string} */
                        tracking: "on" | "off";
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `not_yet`: Not known yet; keep the data and try again later. `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yet" | "unavailable";
                    };
                };
            };
        };
    };
    listPositions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            accuracy?: number;
                            /** Format: date-time */
                            at: string;
                            battery?: number;
                            device?: number;
                            heading?: number;
                            lat: number;
                            lon: number;
                            memberId: string;
                            name: string;
                            shiftId: string;
                            speed?: number;
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listShifts: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: number;
                memberId?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            breaks: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            }[];
                            /** @enum {string} */
                            closedBy?: "worker" | "staff" | "auto";
                            distanceMeters?: number;
                            edits: {
                                at: string;
                                by: string;
                                changes: {
                                    [key: string]: {
                                        from: unknown;
                                        to: unknown;
                                    };
                                };
                                reason: string;
                            }[];
                            /** Format: date-time */
                            endedAt?: string;
                            endPosition?: {
                                accuracy?: number;
                                lat: number;
                                lon: number;
                            };
                            endProposal?: {
                                /** @enum {string} */
                                evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                                lastPositionAt?: string;
                                openBreak?: {
                                    endedAt?: string;
                                    paid?: boolean;
                                    startedAt: string;
                                };
                            };
                            memberId: string;
                            note?: string;
                            points?: number;
                            /** Format: date-time */
                            recordedAt?: string;
                            shiftId: string;
                            /** @enum {string} */
                            source?: "worker" | "staff";
                            /** Format: date-time */
                            startedAt: string;
                            startPosition?: {
                                accuracy?: number;
                                lat: number;
                                lon: number;
                            };
                            /** @enum {string} */
                            status: "open" | "closed" | "approved";
                            /** Format: date-time */
                            trackedFrom?: string;
                            /** Format: date-time */
                            trackedTo?: string;
                            /** Format: date-time */
                            trackErasedBefore?: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is not valid for this list. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_cursor" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    enterShift: {
        parameters: {
            query?: never;
            header?: {
                /** @description Requests with the same key and body get the same response for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    breaks?: {
                        /** Format: date-time */
                        endedAt: string;
                        paid?: boolean;
                        /** Format: date-time */
                        startedAt: string;
                    }[];
                    /** Format: date-time */
                    endedAt: string;
                    memberId: string;
                    reason: string;
                    /** Format: date-time */
                    startedAt: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `overlap`: The time overlaps another shift. `idempotency_in_progress`: The first request with this key is still in progress */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "overlap" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    removeShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `approved`: The shift has been approved */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "approved";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    correctShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    breaks?: {
                        /** Format: date-time */
                        endedAt?: string;
                        paid?: boolean;
                        /** Format: date-time */
                        startedAt: string;
                    }[];
                    /** Format: date-time */
                    endedAt?: string;
                    note?: string | null;
                    reason: string;
                    /** Format: date-time */
                    startedAt?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `approved`: The shift has been approved. `overlap`: The time overlaps another shift */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "approved" | "overlap";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    approveShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    reopenShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breaks: {
                            endedAt?: string;
                            paid?: boolean;
                            startedAt: string;
                        }[];
                        /** @enum {string} */
                        closedBy?: "worker" | "staff" | "auto";
                        distanceMeters?: number;
                        edits: {
                            at: string;
                            by: string;
                            changes: {
                                [key: string]: {
                                    from: unknown;
                                    to: unknown;
                                };
                            };
                            reason: string;
                        }[];
                        /** Format: date-time */
                        endedAt?: string;
                        endPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        endProposal?: {
                            /** @enum {string} */
                            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
                            lastPositionAt?: string;
                            openBreak?: {
                                endedAt?: string;
                                paid?: boolean;
                                startedAt: string;
                            };
                        };
                        memberId: string;
                        note?: string;
                        points?: number;
                        /** Format: date-time */
                        recordedAt?: string;
                        shiftId: string;
                        /** @enum {string} */
                        source?: "worker" | "staff";
                        /** Format: date-time */
                        startedAt: string;
                        startPosition?: {
                            accuracy?: number;
                            lat: number;
                            lon: number;
                        };
                        /** @enum {string} */
                        status: "open" | "closed" | "approved";
                        /** Format: date-time */
                        trackedFrom?: string;
                        /** Format: date-time */
                        trackedTo?: string;
                        /** Format: date-time */
                        trackErasedBefore?: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getTrack: {
        parameters: {
            query?: {
                cursor?: string;
                format?: "json" | "geojson" | "gpx" | "kml" | "csv";
                limit?: number;
                simplify?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bounds?: {
                            east: number;
                            north: number;
                            south: number;
                            west: number;
                        };
                        distanceMeters: number;
                        gaps: {
                            distanceMeters: number;
                            /** Format: duration */
                            duration: string;
                            /** Format: date-time */
                            endedAt: string;
                            /** Format: date-time */
                            startedAt: string;
                        }[];
                        nextCursor?: string;
                        points: {
                            accuracy?: number;
                            activity?: string;
                            altitude?: number;
                            /** Format: date-time */
                            at: string;
                            battery?: number;
                            device?: number;
                            flags?: ("inaccurate" | "mock" | "jump" | "stale")[];
                            heading?: number;
                            lat: number;
                            lon: number;
                            mock?: boolean;
                            moving?: boolean;
                            speed?: number;
                        }[];
                        rawDistanceMeters: number;
                        shiftId: string;
                        stops: {
                            /** Format: duration */
                            duration: string;
                            /** Format: date-time */
                            endedAt: string;
                            lat: number;
                            lon: number;
                            /** Format: duration */
                            longestSilence: string;
                            /** Format: date-time */
                            startedAt: string;
                        }[];
                    } | string;
                };
            };
            /** @description The response is too large: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description A signed URL, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is not valid for this list. `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_cursor" | "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                language?: "en" | "es";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            body: string;
                            /** @enum {string} */
                            channel: "sms" | "email";
                            isDefault: boolean;
                            /** @enum {string} */
                            kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
                            /** @enum {string} */
                            language: "en" | "es";
                            subject?: string;
                            updatedAt?: string;
                            updatedBy?: string;
                            variables: string[];
                            warnings?: {
                                /** @enum {string} */
                                code: "stop_word";
                            }[];
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: {
                language?: "en" | "es";
            };
            header?: never;
            path: {
                channel: "sms" | "email";
                kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: string;
                        /** @enum {string} */
                        channel: "sms" | "email";
                        isDefault: boolean;
                        /** @enum {string} */
                        kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
                        /** @enum {string} */
                        language: "en" | "es";
                        subject?: string;
                        updatedAt?: string;
                        updatedBy?: string;
                        variables: string[];
                        warnings?: {
                            /** @enum {string} */
                            code: "stop_word";
                        }[];
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    changeTemplate: {
        parameters: {
            query?: {
                language?: "en" | "es";
            };
            header?: never;
            path: {
                channel: "sms" | "email";
                kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body: string;
                    subject?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: string;
                        /** @enum {string} */
                        channel: "sms" | "email";
                        isDefault: boolean;
                        /** @enum {string} */
                        kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
                        /** @enum {string} */
                        language: "en" | "es";
                        subject?: string;
                        updatedAt?: string;
                        updatedBy?: string;
                        variables: string[];
                        warnings?: {
                            /** @enum {string} */
                            code: "stop_word";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    deleteTemplate: {
        parameters: {
            query?: {
                language?: "en" | "es";
            };
            header?: never;
            path: {
                channel: "sms" | "email";
                kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body?: string;
                    /** @enum {string} */
                    channel: "sms" | "email";
                    /** @enum {string} */
                    kind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
                    /** @enum {string} */
                    language?: "en" | "es";
                    subject?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        characters?: number;
                        /** @enum {string} */
                        encoding?: "GSM-7" | "UCS-2";
                        html?: string;
                        priceUsd?: number;
                        segments?: number;
                        subject?: string;
                        text: string;
                        warnings?: {
                            /** @enum {string} */
                            code: "stop_word";
                        }[];
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `forbidden`: Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing" | "forbidden";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    getTimesheets: {
        parameters: {
            query: {
                delimiter?: "," | ";";
                format?: "json" | "csv";
                from: string;
                memberId?: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: {
                            date: string;
                            distanceMeters?: number;
                            /** Format: duration */
                            paidBreaks: string;
                            /** Format: duration */
                            present: string;
                            /** Format: duration */
                            unpaidBreaks: string;
                            /** Format: duration */
                            worked: string;
                        }[];
                        from: string;
                        items: {
                            days: {
                                date: string;
                                distanceMeters?: number;
                                /** Format: duration */
                                paidBreaks: string;
                                /** Format: duration */
                                present: string;
                                shifts: {
                                    corrected: boolean;
                                    distanceMeters?: number;
                                    /** Format: date-time */
                                    endedAt: string;
                                    /** Format: duration */
                                    paidBreaks: string;
                                    /** Format: duration */
                                    present: string;
                                    shiftId: string;
                                    /** Format: date-time */
                                    startedAt: string;
                                    /** @enum {string} */
                                    status: "open" | "closed" | "approved";
                                    /** Format: duration */
                                    unpaidBreaks: string;
                                    /** Format: duration */
                                    worked: string;
                                }[];
                                /** Format: duration */
                                unpaidBreaks: string;
                                /** Format: duration */
                                worked: string;
                            }[];
                            memberId: string;
                            name: string;
                            total: {
                                distanceMeters?: number;
                                /** Format: duration */
                                paidBreaks: string;
                                /** Format: duration */
                                present: string;
                                /** Format: duration */
                                unpaidBreaks: string;
                                /** Format: duration */
                                worked: string;
                            };
                        }[];
                        timeZone: string;
                        to: string;
                        total: {
                            distanceMeters?: number;
                            /** Format: duration */
                            paidBreaks: string;
                            /** Format: duration */
                            present: string;
                            /** Format: duration */
                            unpaidBreaks: string;
                            /** Format: duration */
                            worked: string;
                        };
                    } | string;
                };
            };
            /** @description The response is too large: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description A signed URL, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    showTrackingNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        acknowledgedAt?: string;
                        keptFor: string;
                        /** @enum {string} */
                        language: "en" | "es";
                        text: string;
                        version: string;
                        visibleTo: string[];
                        what: string[];
                        when: string;
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
    acknowledgeTrackingNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        acknowledgedAt: string;
                    };
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `unauthorized`: A valid token is required */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthorized";
                    };
                };
            };
            /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_account" | "account_erasing";
                    };
                };
            };
            /** @description `wrong_state`: Not possible in the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "wrong_state";
                    };
                };
            };
            /** @description `too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The media type of the body is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid`: The request is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `unavailable`: Temporarily unavailable; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                    };
                };
            };
        };
    };
}
